"""The notable moves: what each state does, and how often each kind happens."""

import dataclasses
from functools import cached_property

import numpy as np
import pandas as pd
from jaxtyping import Float
from matplotlib.axes import Axes

from sim.report.statistics import Spread, spread
from sim.report.style import FRIENDLY, HOSTILE, INK, MUTED, horizontal
from sim.report.words import number

KINDS = {
    "material conflict": HOSTILE[0],
    "verbal conflict": HOSTILE[1],
    "verbal cooperation": FRIENDLY[1],
    "material cooperation": FRIENDLY[0],
}
"""The four classes of CAMEO (Schrodt 2012), hostile to the left of zero, friendly to the right."""

CLASS_OF_ROOT = (
    ["verbal cooperation"] * 5
    + ["material cooperation"] * 3
    + ["verbal conflict"] * 5
    + ["material conflict"] * 7
)

ORDINARY = "ordinary_strike"
"""The daily bombardment is a count of its theatre and would dwarf everything else."""


@dataclasses.dataclass(frozen=True)
class Events:
    """Events of a study with what turns them into rates."""

    table: pd.DataFrame
    runs: int
    years: float

    @cached_property
    def notable(self) -> pd.DataFrame:
        """The events without ordinary strikes."""
        return self.table[self.table["move"] != ORDINARY]

    @cached_property
    def by_sender(self) -> pd.DataFrame:
        """Number of notable events by sender (row) and code of CAMEO."""
        return counted(self.notable["sender"], self.notable["cameo"])

    @cached_property
    def by_run(self) -> pd.DataFrame:
        """Number of notable events by run (row) and move."""
        return counted(self.notable["run"], self.notable["move"])


def counted(rows: pd.Series, columns: pd.Series) -> pd.DataFrame:
    """Number of events of each row's and each column's value, in alphabetical order."""
    # Whole numbers are counted in a tenth of the time that a cross table of texts takes.
    (row, rows_found), (column, columns_found) = (
        pd.factorize(values, sort=True) for values in (rows, columns)
    )
    shape = (len(rows_found), len(columns_found))
    found = np.bincount(row * shape[1] + column, minlength=shape[0] * shape[1]).reshape(shape)
    return pd.DataFrame(found, index=list(rows_found), columns=list(columns_found))


def kinds(events: Events) -> pd.DataFrame:
    """Mean moves a year by sender (row) and class of CAMEO, without ordinary strikes."""
    codes = events.by_sender
    classes = [CLASS_OF_ROOT[int(str(code)[:2]) - 1] for code in codes]
    counts = codes.T.groupby(classes).sum().T.reindex(columns=list(KINDS))
    rates = counts.fillna(0.0) / (events.runs * events.years)
    return rates.loc[rates.sum(axis=1).sort_values().index]


def mix_of_moves(events: Events, axes: Axes) -> None:
    """Bars of yearly moves by sender: hostile to the left, friendly to the right."""
    rates = kinds(events)
    rows = np.arange(len(rates))
    left, right = np.zeros(len(rates)), np.zeros(len(rates))
    for kind in ("verbal conflict", "material conflict"):
        axes.barh(rows, -rates[kind], left=left, color=KINDS[kind], label=kind, height=0.72)
        left -= rates[kind].to_numpy()
    for kind in ("verbal cooperation", "material cooperation"):
        axes.barh(rows, rates[kind], left=right, color=KINDS[kind], label=kind, height=0.72)
        right += rates[kind].to_numpy()
    axes.set_yticks(rows, list(rates.index))
    axes.axvline(0, color=INK, linewidth=0.8)
    axes.xaxis.set_major_formatter(lambda value, _: number(abs(value), 100.0))
    axes.set_xlabel("moves a year:  hostile \N{LEFTWARDS ARROW}   \N{RIGHTWARDS ARROW} friendly")
    axes.legend(frameon=False, fontsize=8, loc="lower right")
    horizontal(axes)


def describe_mix(events: Events) -> str:
    """The most active senders in words."""
    rates = kinds(events).iloc[::-1].head(4)
    parts = [
        f"{code} {number(row.iloc[:2].sum())} hostile and {number(row.iloc[2:].sum())} friendly"
        for code, row in rates.iterrows()
    ]
    return f"Mean moves a year by sender, without ordinary strikes: {'; '.join(parts)}."


def counts(events: Events) -> dict[str, Float[np.ndarray, " run"]]:
    """Moves a year of each kind of move in every run, the most frequent last."""
    grid = events.by_run
    silent = np.zeros(events.runs - len(grid))
    columns = {str(name): np.concatenate([grid[name], silent]) / events.years for name in grid}
    return dict(sorted(columns.items(), key=lambda item: float(item[1].mean())))


def rates_of_moves(events: Events, axes: Axes) -> None:
    """Mean moves a year of each kind as a dot, 90 % of runs as a line."""
    scores = events.notable.groupby("move", observed=True)["goldstein"].first()
    rates = counts(events)
    least = 0.5 / events.years
    for row, (name, values) in enumerate(rates.items()):
        found = spread(values)
        _rate(found, least, row, axes, HOSTILE[0] if scores[name] < 0 else FRIENDLY[0])
        axes.text(1.01, row, number(found.mean), transform=axes.get_yaxis_transform(),
                  fontsize=7.5, va="center", color=MUTED)  # fmt: skip
    axes.set_xscale("log")
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:g}")
    axes.set_yticks(range(len(rates)), [name.replace("_", " ") for name in rates])
    axes.set_xlabel("moves a year, all states together (logarithmic)")
    horizontal(axes)


def _rate(found: Spread, least: float, row: int, axes: Axes, color: str) -> None:
    """One kind of move; an arrow where the line or the dot goes on below the axis."""
    axes.plot([max(found.low, least), max(found.high, least)], [row, row], color=color, lw=1.6)
    if found.low < least:
        axes.plot(least, row, "<", color=color, markersize=4.5)
    if found.mean >= least:
        axes.plot(found.mean, row, "o", color=color, markersize=4.5)


def describe_rates(events: Events) -> str:
    """The most and the least frequent moves in words."""
    means = [(name, float(values.mean())) for name, values in counts(events).items()]
    said = [f"{name.replace('_', ' ')} {number(rate)}" for name, rate in means]
    return f"Mean moves a year: {', '.join(said[::-1])}."
