"""A question of the watch list with everything that answers it."""

import dataclasses
from collections.abc import Callable

from sim.report.findings.finding import Finding
from sim.report.findings.table import Table
from sim.report.folder import Study


def no_table(study: Study) -> Table | None:
    """Where sentences and figures say it all."""
    return None


@dataclasses.dataclass(frozen=True)
class Section:
    """One question of the watch list; `leans_on` says which judgements matter most.

    `rates` are pairs of a weekly flow and what it counts.
    """

    name: str
    title: str
    question: str
    brief: Finding
    findings: tuple[Finding, ...]
    rates: tuple[tuple[str, str], ...]
    leans_on: str
    table: Callable[[Study], Table | None] = no_table
