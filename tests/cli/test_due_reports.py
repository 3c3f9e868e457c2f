"""Which process writes a report after the runs."""

import json
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Executor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from sim.cli.due import HELPED, write_due
from sim.study.in_process import InProcess

Calls = list[tuple[str, bool]]


@dataclass(frozen=True)
class Wide:
    """A site of some width whose work is done here."""

    width: int

    @contextmanager
    def open(self) -> Iterator[Executor]:
        yield InProcess()


def study(folder: Path, runs: int) -> Path:
    folder.mkdir()
    (folder / "manifest.json").write_text(json.dumps({"runs": runs}))
    return folder


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Calls:
    """Studies whose reports are written, and whether with helpers."""
    seen: Calls = []

    def write_report(folder: Path, helpers: Executor | None = None) -> Path:
        seen.append((folder.name, helpers is not None))
        return folder / "report.html"

    monkeypatch.setattr("sim.report.write_report", write_report)
    return seen


@pytest.mark.parametrize(
    ("width", "runs", "helped"), [(2, 40, True), (1, 40, False), (2, HELPED + 1, False)]
)
def test_helpers_draw_for_one_study_that_is_not_too_large_where_there_are_some(
    width: int, runs: int, helped: bool, calls: Calls, tmp_path: Path
) -> None:
    write_due([study(tmp_path / "a", runs)], set(), Wide(width))
    assert calls == [("a", helped)]


def test_of_several_studies_each_report_is_written_by_one_process(
    calls: Calls, tmp_path: Path
) -> None:
    write_due([study(tmp_path / name, 40) for name in "ab"], set(), Wide(2))
    assert calls == [("a", False), ("b", False)]


def test_a_report_that_stands_already_is_not_written_again(
    calls: Calls, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done = study(tmp_path / "a", 40)
    (done / "report.html").touch()
    write_due([done], {done}, Wide(2))
    assert calls == []
    assert capsys.readouterr().out.strip() == str(done / "report.html")


def test_a_helper_that_dies_does_not_cost_the_report(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def write_report(folder: Path, helpers: Executor | None = None) -> Path:
        if helpers is not None:
            raise BrokenExecutor
        return folder / "report.html"

    monkeypatch.setattr("sim.report.write_report", write_report)
    write_due([study(tmp_path / "a", 40)], set(), Wide(2))
    assert capsys.readouterr().out.strip() == str(tmp_path / "a" / "report.html")
