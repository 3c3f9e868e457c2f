"""Numbers of one kind under each other."""

import dataclasses

from sim.report.findings import measures
from sim.report.folder import Study
from sim.report.words import around_mean, interval, number


@dataclasses.dataclass(frozen=True)
class Table:
    """Rows of text under headers, with a caption."""

    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def rates(study: Study, flows: tuple[tuple[str, str], ...]) -> Table | None:
    """How often things happen a year: `flows` are pairs of an indicator and what it counts."""
    rows = tuple(row for name, what in flows if (row := _rate(study, name, what)) is not None)
    headers = ("", "mean a year", "95 % interval", "90 % of runs")
    caption = "How often, a year: mean over runs with its 95 % interval, and single runs."
    return Table(caption, headers, rows) if rows else None


def _rate(study: Study, name: str, what: str) -> tuple[str, ...] | None:
    found = measures.yearly(study, name)
    if found is None:
        return None
    like = max(abs(found.mean), abs(found.high))
    return (
        what,
        number(found.mean, like),
        around_mean(found),
        interval(number(found.low, like), number(found.high, like)),
    )
