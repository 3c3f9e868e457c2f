"""What figures and tables show of the indices of an outcome."""

import dataclasses
from collections.abc import Mapping
from typing import Any

import pandas as pd

from sim.report.words import interval, number, percent, unit

NAMES = {
    "S1": "first-order index",
    "ST": "total index",
    "PAWN": "PAWN index",
    "PRCC": "partial rank correlation",
}
SHOWN = 10
"""Parameters in the figure and the table of an outcome."""


@dataclasses.dataclass(frozen=True)
class Outcome:
    """One outcome: its strongest parameters, strongest first, each with its indices.

    `rows` has a row a parameter and index; `mean` is that of all runs; a `chance` is 1 in a run
    in which something happens, else 0.
    """

    name: str
    long_name: str
    units: str
    mean: float
    rows: pd.DataFrame
    main: str
    chance: bool = False

    @property
    def parameters(self) -> list[str]:
        """The parameters shown, strongest first."""
        return list(self.of(self.main)["parameter"])

    @property
    def clear(self) -> int:
        """How many of them stand out from luck."""
        return int(self.of(self.main)["clear"].sum())

    def of(self, index: str) -> pd.DataFrame:
        """Rows of one index, strongest parameter first."""
        return self.rows[self.rows["index"] == index]

    @property
    def indices(self) -> list[str]:
        """Names of the indices."""
        return list(dict.fromkeys(self.rows["index"]))


def outcomes(table: pd.DataFrame, about: Mapping[str, Any]) -> list[Outcome]:
    """An entry an outcome, in the order of the table."""
    main = str(about["main"])
    return [
        _outcome(str(name), rows, main, about)
        for name, rows in table.groupby("outcome", sort=False)
    ]


def _outcome(name: str, rows: pd.DataFrame, main: str, about: Mapping[str, Any]) -> Outcome:
    said = about["outcomes"].get(name) or {}
    own = rows[rows["index"] == main]
    # A correlation has a sign; a share of the variance below zero is luck, however far below.
    size = own["value"].abs() if main == "PRCC" else own["value"]
    order = size.sort_values(ascending=False, kind="stable").index[:SHOWN]
    strongest = {label: place for place, label in enumerate(own.loc[order, "parameter"])}
    kept = rows[rows["parameter"].isin(strongest)]
    places = kept["parameter"].map(strongest)
    units = str(said.get("units") or "")
    return Outcome(
        name,
        str(said.get("long_name") or name.replace("_", " ")),
        "" if units == "1" else units,
        float(said["mean"]),
        kept.iloc[places.argsort(kind="stable")],
        main,
        bool(said.get("chance")),
    )


def short(label: str) -> str:
    """A parameter's label as a figure has room for it."""
    part, _, name = label.removeprefix("rules.").removeprefix("policy.").rpartition(".")
    return f"{part.replace('_', ' ')}: {name.replace('_', ' ')}"


@dataclasses.dataclass(frozen=True)
class Row:
    """A parameter's part in an outcome, in words."""

    parameter: str
    span: str
    indices: list[str]
    at_low: str
    at_high: str
    clear: bool


def written(outcome: Outcome, about: Mapping[str, Any]) -> list[Row]:
    """The table of an outcome."""
    made = []
    for label in outcome.parameters:
        rows = outcome.rows[outcome.rows["parameter"] == label].to_dict("records")
        own = {str(row["index"]): row for row in rows}
        main = own[outcome.main]
        made.append(
            Row(
                parameter=label,
                span=_span(about["parameters"].get(label) or {}),
                indices=[_index(own[name]) for name in outcome.indices],
                at_low=end(outcome, main, "at_low"),
                at_high=end(outcome, main, "at_high"),
                clear=bool(main["clear"]),
            )
        )
    return made


def end(outcome: Outcome, row: Mapping[Any, Any], name: str) -> str:
    """Mean of an outcome at one end of a parameter, with its unit and 95 % interval."""
    like = max(abs(float(row["at_low"])), abs(float(row["at_high"])))
    values = [float(row[f"{name}{part}"]) for part in ("", "_from", "_to")]
    said = [percent(value) if outcome.chance else number(value, like) for value in values]
    return f"{said[0]}{unit(outcome.units)} ({interval(*said[1:])})"


def _index(row: Mapping[Any, Any]) -> str:
    around = interval(number(float(row["low"])), number(float(row["high"])))
    return f"{number(float(row['value']))} ({around})"


def _span(said: Mapping[str, Any]) -> str:
    if not said.get("range"):
        return ""
    units = str(said.get("unit") or "").removeprefix("1")
    return f"{interval(*(f'{end:.3g}' for end in said['range']))} {units}".strip()
