"""Which cells of a sweep come first in an outcome, and how far they are ahead."""

import dataclasses
from typing import Any

from sim.report.comparison.numbers import after
from sim.report.comparison.rows import POINTS, apart, is_chance
from sim.report.field.setting import Field
from sim.report.field.ties import call, level_cells
from sim.report.outcome_table import units_of
from sim.report.words import percent

SURE = 0.95
"""Chance of being first from which a cell is told apart from the next."""
WAYS = {1: "highest, the better way,", -1: "lowest, the better way,"}


@dataclasses.dataclass(frozen=True)
class Leader:
    """An outcome, the cell or cells with its best mean, and what a sentence says of them."""

    name: str
    way: str
    cells: str
    rest: str

    @property
    def sentence(self) -> str:
        """All of it."""
        return f"{self.name}: {self.way} in {self.cells}{self.rest}."


def leaders(field: Field) -> list[Leader]:
    """One for each outcome whose cells are ranked."""
    return [_leader(field, outcome) for outcome in field.ranks]


def _leader(field: Field, outcome: str) -> Leader:
    means = field.table("mean")[outcome]
    tied = level_cells(field, outcome, float(means[str(field.margins.loc[outcome, "cell"])]))
    name, cells = field.long_name(outcome), call(field, tied)
    if len(tied) == len(field.cells):
        return Leader(name, "the same", cells, "")
    way = WAYS.get(field.signs.get(outcome, 0), "highest")
    return Leader(name, way, cells, _first(field, outcome, tied) + _lead(field, outcome, len(tied)))


def _first(field: Field, outcome: str, tied: list[str]) -> str:
    """The chance that the cell, or one of those that tie, is first."""
    chance = float(field.ranks[outcome][1].loc[tied].sum())
    doubt = "" if chance >= SURE else ", too few to tell it from the next"
    if len(tied) == 1:
        return f", first in {percent(chance)} of bootstrap samples{doubt}"
    doubt = doubt.replace(" it ", " them ")
    return f" alike, one of which is first in {percent(chance)} of bootstrap samples{doubt}"


def _lead(field: Field, outcome: str, tied: int) -> str:
    """How the best cell differs from the next that is not as good."""
    row: Any = field.margins.loc[outcome]
    chance = is_chance(field.first, outcome)
    difference, around = apart(row, chance)
    units = POINTS if chance else units_of(field.first, outcome, dict(field.about[outcome]))
    who = "it differs" if tied == 1 else f"{field.names[str(row['cell'])]} differs"
    following = field.names[str(row["next"])]
    return f"; {who} from the next, {following}, by {difference}{after(units)} ({around})"
