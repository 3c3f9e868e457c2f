"""What the page of a sweep speaks about."""

import dataclasses
from collections.abc import Mapping
from typing import Any

import pandas as pd

from sim.report.comparison.questions import by_question
from sim.report.folder import Study

HEADLINES = (
    "us_sanctions_on_russia_final eu_sanctions_on_russia_final russian_gdp_loss_final "
    "oil_revenue_mean axis_cooperation_final us_moves_against_axis_total "
    "threat_felt_by_russia_mean reached_proposal reached_talks reached_ceasefire final_guarantee "
    "trust_of_us_in_russia_final trust_of_russia_in_us_final cyber_trust_of_us_in_russia_final "
    "brics_alignment_final gulf_incidents_mean brent_final nato_cohesion_final "
    "escalation_score_mean total_major_strikes threats_of_force_total tone_us_to_russia_mean"
)
"""Outcomes in the figure of the field, three or four a question of the watch list."""

MOST = 24


@dataclasses.dataclass(frozen=True)
class Field:
    """The cells of a sweep and what was found of them; `first` is the study of the first cell.

    `choices` has a row a cell and a column a key that varies; `by_cell` a row a cell and outcome
    with columns mean, difference, low, high, standardised; `ranks` a table of cells and ranks
    for an outcome; `margins` a row an outcome: its best cell, the next, and how they differ;
    `beats` the share of runs in which a row's cell does better than a column's; `dominated`
    whether the row's cell dominates the column's in all outcomes that have a better direction.
    `signs` are those directions, `chosen` the outcomes asked for.
    """

    folder: str
    first: Study
    choices: pd.DataFrame
    by_cell: pd.DataFrame
    paired: bool
    warnings: tuple[str, ...]
    signs: Mapping[str, int]
    chosen: tuple[str, ...]
    ranks: Mapping[str, pd.DataFrame]
    margins: pd.DataFrame
    beats: Mapping[str, pd.DataFrame]
    dominated: pd.DataFrame | None

    @property
    def about(self) -> Mapping[str, Mapping[str, Any]]:
        """Name and unit of each outcome."""
        return self.first.manifest.get("outcomes") or {}

    @property
    def cells(self) -> list[str]:
        """Names of the cells, in the order of the sweep."""
        return [str(label) for label in self.choices.index]

    @property
    def names(self) -> dict[str, str]:
        """What to call each cell: its choices, without the names of their keys."""
        rows = self.choices.iterrows()
        return {str(label): " / ".join(map(str, row)).replace("_", " ") for label, row in rows}

    def long_name(self, outcome: str) -> str:
        """What an outcome is called."""
        return str((self.about.get(outcome) or {}).get("long_name") or outcome)

    def table(self, column: str) -> pd.DataFrame:
        """One column of the outcomes: a row a cell, a column an outcome."""
        return self.by_cell[column].unstack("outcome").reindex(self.cells)


def shown(field: Field) -> dict[str, list[str]]:
    """Outcomes of the figure under their questions: the headlines that are there and the chosen.

    Where the sweep has none of them, those that differ most.
    """
    return by_question(_shown(field.first, field.by_cell, field.chosen), field.first.config)


def _shown(first: Study, by_cell: pd.DataFrame, chosen: tuple[str, ...]) -> list[str]:
    there = set(by_cell.index.unique("outcome"))
    ordered = [str(name) for name in first.manifest.get("outcomes") or {} if name in there]
    kept = [name for name in ordered if name in {*HEADLINES.split(), *chosen}]
    largest = ranges(by_cell)
    return kept or [str(name) for name in largest.index if name in ordered][:MOST]


def ranges(by_cell: pd.DataFrame) -> "pd.Series[float]":
    """How far apart the cells are in each outcome, in standard deviations, the largest first."""
    sizes = by_cell["standardised"].unstack("outcome")
    apart: pd.Series[float] = sizes.max() - sizes.min()
    return apart.sort_values(ascending=False, kind="stable")


def foremost(first: Study, by_cell: pd.DataFrame) -> tuple[str, ...]:
    """For each question the outcome of the figure in which the cells are farthest apart."""
    largest = ranges(by_cell)
    found = by_question(_shown(first, by_cell, ()), first.config)
    most = [max(names, key=lambda name: float(largest[name])) for names in found.values()]
    return tuple(name for name in most if largest[name] > 0)
