"""Fill the pages of the documentation with what the code and its configuration say."""

from pathlib import Path

from sim.analysis.docs.drivers import driver_tables, read_drivers
from sim.analysis.docs.judged import judged
from sim.analysis.docs.markdown import fill
from sim.analysis.docs.numbers import (
    assumptions,
    numbered,
    read_leaning,
    read_numbers,
    structural,
    written,
)
from sim.analysis.docs.parts import part_tables
from sim.analysis.docs.watched import watched_tables
from sim.analysis.docs.world import world_tables
from sim.scenario import Scenario

PAGES = "docs"
NUMBERS = "docs/tables/numbers.csv"
LEANING = "docs/tables/leaning.yaml"
STRUCTURAL = "sim/report/structural.csv"


def render(root: Path, scenario: Scenario) -> dict[str, str]:
    """Text of every generated page by its path under the folder of the project.

    Prose between the marked tables stays as it is on the page. The scenario is the status quo.
    Raises ValueError for a mark that names no table.
    """
    drivers = read_drivers(root / "configs")
    rows = list(judged(scenario, drivers, root / "configs"))
    numbers = numbered((row.label for row in rows), read_numbers(_read(root / NUMBERS)))
    tables = {
        **part_tables(scenario),
        **world_tables(scenario),
        **watched_tables(scenario),
        **driver_tables(drivers),
        "structural": structural(_read(root / STRUCTURAL)),
        "assumptions": assumptions(rows, numbers, read_leaning(root / LEANING)),
    }
    pages = sorted((root / PAGES).glob("*.md"))
    filled = {str(page.relative_to(root)): fill(page.read_text(), tables) for page in pages}
    return {**filled, NUMBERS: written(numbers)}


def stale(root: Path, scenario: Scenario) -> list[str]:
    """Paths of the pages that no longer say what the code says."""
    return [path for path, text in render(root, scenario).items() if _read(root / path) != text]


def write(root: Path, scenario: Scenario) -> list[str]:
    """Bring the stale pages up to date; returns their paths."""
    texts = render(root, scenario)
    changed = [path for path, text in texts.items() if _read(root / path) != text]
    for path in changed:
        (root / path).write_text(texts[path])
    return changed


def _read(path: Path) -> str:
    return path.read_text() if path.is_file() else ""
