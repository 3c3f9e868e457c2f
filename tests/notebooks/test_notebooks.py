"""The notebooks of the course run from top to bottom and carry no output."""

from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).resolve().parents[2]
BOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def test_the_course_has_five_to_eight_parts_in_order() -> None:
    assert 5 <= len(BOOKS) <= 8
    assert [int(book.stem[:2]) for book in BOOKS] == list(range(1, len(BOOKS) + 1))


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.stem)
def test_a_notebook_is_committed_without_outputs(book: Path) -> None:
    cells = nbformat.read(book, as_version=4).cells
    assert all(not cell.get("outputs") for cell in cells)
    assert all(cell.get("execution_count") is None for cell in cells)


@pytest.mark.slow
@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.stem)
def test_a_notebook_runs_from_top_to_bottom(book: Path, tmp_path: Path) -> None:
    from nbclient import NotebookClient

    notebook = nbformat.read(book, as_version=4)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": tmp_path}}).execute()
