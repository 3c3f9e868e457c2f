"""Differences of outcomes in words."""

import dataclasses
from typing import Any

from sim.report.comparison.every import size_of, size_with_unit
from sim.report.comparison.numbers import after, fine, signed
from sim.report.comparison.setting import Comparison, Other
from sim.report.folder import Study
from sim.report.outcome_table import units_of
from sim.report.words import interval, number, percent

POINTS = "percentage points"


@dataclasses.dataclass(frozen=True)
class Cell:
    """An outcome of one study beside the first; `clear` where the interval leaves zero out.

    `standardised` is the difference in standard deviations, `with_unit` the same with their name.
    """

    value: str
    difference: str
    around: str
    standardised: str
    with_unit: str
    pairing: str
    runs_needed: str
    clear: bool


@dataclasses.dataclass(frozen=True)
class Row:
    """An outcome: its mean in the first study and a cell for each of the others."""

    name: str
    long_name: str
    units: str
    first: str
    cells: tuple[Cell | None, ...]


def rows(comparison: Comparison, names: list[str]) -> list[Row]:
    """A row an outcome, that of the largest standardised difference first."""
    sizes = {name: max(map(abs, _standardised(comparison, name))) for name in names}
    ordered = sorted(names, key=lambda name: -sizes[name])
    return [_row(comparison, name) for name in ordered]


def _standardised(comparison: Comparison, name: str) -> list[float]:
    rows: list[Any] = [o.table.loc[name] for o in comparison.others if name in o.table.index]
    return [float(row["standardised"]) for row in rows]


def _row(comparison: Comparison, name: str) -> Row:
    about = comparison.about[name]
    chance = is_chance(comparison.first, name)
    cells = tuple(_cell(other, name, chance) for other in comparison.others)
    found: list[Any] = [o.table.loc[name] for o in comparison.others if name in o.table.index]
    first, second = float(found[0]["first"]), max(abs(float(row["second"])) for row in found)
    return Row(
        name=name,
        long_name=str(about.get("long_name") or name),
        units="chance" if chance else units_of(comparison.first, name, about),
        first=level(first, max(abs(first), second), chance),
        cells=cells,
    )


def _cell(other: Other, name: str, chance: bool) -> Cell | None:
    if name not in other.table.index:
        return None
    row: Any = other.table.loc[name]
    like = max(abs(row["first"]), abs(row["second"]))
    difference, around = apart(row, chance)
    return Cell(
        value=level(float(row["second"]), float(like), chance),
        difference=difference,
        around=around,
        standardised=size_of(float(row["standardised"])),
        with_unit=size_with_unit(float(row["standardised"])),
        pairing=f"{row['pairing']:.1f}" if other.paired else "\N{EN DASH}",
        runs_needed=number(float(row["runs_needed"]), 1000.0),
        clear=bool(row["low"] > 0 or row["high"] < 0),
    )


def level(value: float, like: float, chance: bool) -> str:
    """A mean, or a chance in percent."""
    return percent(value) if chance else fine(value, like)


def apart(row: Any, chance: bool) -> tuple[str, str]:
    """A difference and its interval; chances differ by percentage points."""
    scale = 100.0 if chance else 1.0
    values = [scale * float(row[key]) for key in ("difference", "low", "high")]
    like = max(map(abs, values))
    said = [f"{fine(value, max(like, 10.0) if chance else like)}" for value in values]
    return signed(said[0]), interval(said[1], said[2])


def sentence(comparison: Comparison, other: Other, name: str) -> str:
    """One difference with its unit, interval and size in standard deviations."""
    row: Any = other.table.loc[name]
    chance = is_chance(comparison.first, name)
    units = POINTS if chance else units_of(comparison.first, name, comparison.about[name])
    difference, around = apart(row, chance)
    size = size_with_unit(float(row["standardised"]))
    return f"{row['long_name']} {difference}{after(units)} ({around}), {size}"


def is_chance(study: Study, name: str) -> bool:
    """Whether an outcome is 1 in a run in which something happens, else 0."""
    about = (study.config.get("outcomes") or {}).get(name) or {}
    return str(about.get("_target_", "")).endswith(".Reached")
