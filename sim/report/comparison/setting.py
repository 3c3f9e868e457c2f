"""The studies of a comparison with their names, colours and differences."""

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from sim.report.assumed import drivers
from sim.report.folder import Study, read_study
from sim.report.style import BLUE, MUTED

FIRST = MUTED
MOST_OPTIONS = 3
"""Options that a name may hold."""
COLORS = (BLUE, "#d55e00", "#009e73", "#b0609a", "#e69f00", "#56b4e9", "#3b3b3b", "#8f3417")
"""One colour a study beyond the first, told apart by everyone (after Okabe and Ito 2008)."""


@dataclasses.dataclass(frozen=True)
class Difference:
    """A study's folder and how its outcomes differ from the first study's.

    `table` holds a row an outcome with columns first, second, difference, low, high (95 %
    interval), standardised, pooled_sd, pairing and runs_needed; `paired` says whether runs share
    their luck; `warnings` are sentences for the reader.
    """

    folder: Path
    table: pd.DataFrame
    paired: bool = True
    warnings: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True)
class Other:
    """A study beside the first one; `table` has names and intervals in standard deviations."""

    study: Study
    name: str
    color: str
    table: pd.DataFrame
    paired: bool
    warnings: tuple[str, ...]

    @property
    def clear(self) -> "pd.Series[bool]":
        """Which differences have an interval that leaves zero out."""
        return clear(self.table)


@dataclasses.dataclass(frozen=True)
class Comparison:
    """Studies of which each is held against the first."""

    first: Study
    name: str
    others: tuple[Other, ...]

    @property
    def about(self) -> dict[str, dict[str, Any]]:
        """Name and unit of each outcome, as the first study knows them."""
        given: dict[str, dict[str, Any]] = self.first.manifest.get("outcomes") or {}
        return given

    @property
    def title(self) -> str:
        """Which studies are held against which."""
        return f"{', '.join(other.name for other in self.others)} against {self.name}"

    @property
    def lines(self) -> list[tuple[Study, str, str]]:
        """Every study with its name and colour, the first one first."""
        rest = [(other.study, other.name, other.color) for other in self.others]
        return [(self.first, self.name, FIRST), *rest]

    def set_by(self, study: Study) -> str:
        """Scenario of a study, and the drivers' options in which it departs from the first."""
        apart = [f"{group}: {option}" for group, option in _apart(self.first, study)]
        return ", ".join([f"scenario {study.manifest.get('scenario') or 'unknown'}", *apart])

    def never(self, names: Sequence[str]) -> list[int]:
        """What stands for never where one of the outcomes is the week of something."""
        said = [study.manifest.get("outcomes") or {} for study, _, _ in self.lines]
        found = [about.get(name, {}).get("never") for about in said for name in names]
        return sorted({int(value) for value in found if value is not None})


def gather(first: Path, differences: Sequence[Difference]) -> Comparison:
    """Read the folders. Raises ValueError for one that is no study, or for too many."""
    if len(differences) > len(COLORS):
        raise ValueError(
            f"{len(differences) + 1} studies to compare; allowed are 2 to {len(COLORS) + 1}"
        )
    studies = [read_study(folder) for folder in (first, *(row.folder for row in differences))]
    names = call(studies)
    others = tuple(
        Other(study, name, color, named(studies[0], row.table), row.paired, row.warnings)
        for study, name, color, row in zip(
            studies[1:], names[1:], COLORS, differences, strict=False
        )
    )
    return Comparison(studies[0], names[0], others)


def call(studies: Sequence[Study]) -> list[str]:
    """What to call studies; no name stands twice.

    By scenario; else by the options of the drivers in which they depart from the first; else by
    folder; else by path.
    """
    scenarios = [str(s.manifest.get("scenario") or s.folder.name) for s in studies]
    departed = [scenarios[0], *(_departed(studies[0], other) for other in studies[1:])]
    folders = [s.folder.resolve().name for s in studies]
    paths = [str(s.folder) for s in studies]
    ways = (scenarios, departed, folders, paths)
    unlike = next((n for n in ways if len(set(n)) == len(n) and all(n)), None)
    chosen = unlike or [f"{path} ({place})" for place, path in enumerate(paths, 1)]
    return [name.replace("_", " ") for name in chosen]


def _apart(first: Study, other: Study) -> list[tuple[str, str]]:
    usual = {row["group"]: row["option"] for row in drivers(first)}
    found = [(str(row["group"]), str(row["option"])) for row in drivers(other)]
    return [(group, option) for group, option in found if usual.get(group) != option]


def _departed(first: Study, other: Study) -> str:
    apart = [option for _, option in _apart(first, other)]
    return " + ".join(apart) if len(apart) <= MOST_OPTIONS else ""


def named(first: Study, differences: pd.DataFrame) -> pd.DataFrame:
    """The differences with names and intervals in standard deviations, largest first.

    Sampled parameters are left out.
    """
    about: dict[str, Any] = first.manifest.get("outcomes") or {}
    table = differences.loc[[name for name in differences.index if name in about]].copy()
    table["long_name"] = [str(about[name].get("long_name") or name) for name in table.index]
    unit = table["pooled_sd"].where(table["pooled_sd"] > 0)
    table["low_sd"], table["high_sd"] = table["low"] / unit, table["high"] / unit
    order = table["standardised"].abs().sort_values(ascending=False, kind="stable").index
    return table.loc[order]


def clear(table: pd.DataFrame) -> "pd.Series[bool]":
    """Which differences have an interval that leaves zero out."""
    return (table["low"] > 0) | (table["high"] < 0)
