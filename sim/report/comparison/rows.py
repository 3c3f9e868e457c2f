"""The table of differences in words."""

import dataclasses
from typing import Any

import pandas as pd

from sim.report.assumed import drivers
from sim.report.comparison.figures import Studies
from sim.report.outcome_table import units_of
from sim.report.words import interval, number

SHOWN = 24
"""Outcomes in the figure of differences."""


@dataclasses.dataclass(frozen=True)
class Row:
    """An outcome in both studies and the difference of its means; `clear` leaves zero out."""

    name: str
    long_name: str
    units: str
    first: str
    second: str
    difference: str
    around: str
    standardised: str
    clear: bool


def named(studies: Studies, differences: pd.DataFrame) -> pd.DataFrame:
    """The differences with names and intervals in standard deviations, largest first.

    `differences` has a row an outcome with columns first, second, difference, low, high and
    standardised. Sampled parameters are left out.
    """
    about: dict[str, Any] = studies[0].manifest.get("outcomes") or {}
    table = differences.loc[[name for name in differences.index if name in about]].copy()
    table["long_name"] = [str(about[name].get("long_name") or name) for name in table.index]
    unit = table["difference"] / table["standardised"].where(table["standardised"] != 0)
    table["low_sd"], table["high_sd"] = table["low"] / unit, table["high"] / unit
    order = table["standardised"].abs().sort_values(ascending=False, kind="stable").index
    return table.loc[order]


def clear(table: pd.DataFrame) -> "pd.Series[bool]":
    """Which differences have an interval that leaves zero out."""
    return (table["low"] > 0) | (table["high"] < 0)


def rows(studies: Studies, table: pd.DataFrame) -> list[Row]:
    """A row an outcome."""
    about: dict[str, Any] = studies[0].manifest.get("outcomes") or {}
    made = []
    for label, row in table.assign(clear=clear(table)).iterrows():
        name = str(label)
        like = max(abs(row["first"]), abs(row["second"]))
        text = {key: number(float(row[key]), float(like)) for key in ("first", "second")}
        low, high = (number(float(row[key])) for key in ("low", "high"))
        made.append(
            Row(
                name=name,
                long_name=str(row["long_name"]),
                units=units_of(studies[0], name, about[name]),
                difference=number(float(row["difference"])),
                around=interval(low, high),
                standardised=number(float(row["standardised"])),
                clear=bool(row["clear"]),
                **text,
            )
        )
    return made


def departures(studies: Studies) -> list[tuple[str, str, str]]:
    """Drivers whose options differ: group, first, second."""
    first, second = ({row["group"]: row["option"] for row in drivers(s)} for s in studies)
    return [
        (group, first[group], second.get(group, ""))
        for group in first
        if first[group] != second.get(group, "")
    ]
