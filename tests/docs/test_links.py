"""What the pages point at exists."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")])
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)\s]+)\)")
PLACE = re.compile(r"`((?:sim|configs|docs|tests)/[^`\s]*)`")
HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def anchors(page: Path) -> set[str]:
    """Anchors of the headings of a page, as hosts of Markdown make them."""
    kept = [re.sub(r"[^\w\- ]", "", title.lower()) for title in HEADING.findall(page.read_text())]
    return {title.strip().replace(" ", "-") for title in kept}


def leads_nowhere(page: Path, link: str) -> bool:
    if "://" in link:
        return False
    path, _, anchor = link.partition("#")
    target = (page.parent / path).resolve() if path else page
    if not target.exists():
        return True
    return bool(anchor) and anchor not in anchors(target)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_between_pages_resolve(page: Path) -> None:
    links = LINK.findall(page.read_text())
    assert [link for link in links if leads_nowhere(page, link)] == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_files_and_folders_named_in_a_page_exist(page: Path) -> None:
    places = [place for place in PLACE.findall(page.read_text()) if not set(place) & set("<*{")]
    assert [place for place in places if not (ROOT / place).exists()] == []


def test_a_broken_link_and_a_missing_heading_are_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# One two\n")
    assert leads_nowhere(page, "other.md")
    assert leads_nowhere(page, "#three")
    assert not leads_nowhere(page, "#one-two")


def test_every_section_that_the_code_cites_stands_in_the_model() -> None:
    text = (ROOT / "docs" / "model.md").read_text()
    sources = [*(ROOT / "sim").rglob("*.py"), *(ROOT / "configs").rglob("*.yaml")]
    cited = {
        section
        for path in sources
        for section in re.findall(r"\bMODEL (\d(?:\.\d)?)", path.read_text())
    }
    headings = {title.split(" ")[0].rstrip(".") for title in HEADING.findall(text)}
    assert cited - headings == set()
