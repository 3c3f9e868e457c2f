"""Differences of outcomes as dots on their intervals, one colour a study."""

import dataclasses
import textwrap

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import NullLocator

from sim.report.comparison.every import mark_every_run, size_aloud
from sim.report.comparison.setting import Comparison
from sim.report.style import INK, MUTED, horizontal
from sim.report.words import plain

EVEN = 4.0
"""Standard deviations up to which the axis is even; beyond, it is one of powers."""
MIDDLE = 0.7
"""Standard deviations around zero within which an axis of powers is nearly even."""
NEAR, FAR = (0.5, 1, 2, 5, 10, 20), (1, 10, 100, 1000, 10_000)
"""Ticks of an axis of powers on both sides of zero, and those where it reaches beyond 50."""
LETTERS = 48
"""Letters in a line of an outcome's name."""
SPREAD = 0.7
"""Share of a row's height over which the studies of one outcome are spread."""


@dataclasses.dataclass(frozen=True)
class Dots:
    """Outcomes from the top down, and for each study its name, colour and differences.

    A table has a row an outcome with columns standardised, low_sd and high_sd.
    """

    names: tuple[str, ...]
    long_names: tuple[str, ...]
    series: tuple[tuple[str, str, pd.DataFrame], ...]
    first: str


def dots(comparison: Comparison, names: list[str], most: int) -> Dots | None:
    """The largest differences of some outcomes; None where no interval leaves zero out."""
    tables = [other.table.loc[other.table.index.isin(names)] for other in comparison.others]
    found = [table[(table["low"] > 0) | (table["high"] < 0)] for table in tables]
    sizes = pd.concat([table["standardised"].abs() for table in found])
    chosen = sizes.groupby(level=0, sort=False).max().sort_values(ascending=False, kind="stable")
    if chosen.empty:
        return None
    kept = tuple(str(name) for name in chosen.index[:most])
    said = tuple(str(comparison.about[name].get("long_name") or name) for name in kept)
    series = tuple(
        (other.name, other.color, other.table.reindex(list(kept))) for other in comparison.others
    )
    return Dots(kept, said, series, comparison.name)


def wrap(name: str) -> str:
    """The name of an outcome in lines that leave the figure its width."""
    return textwrap.fill(name, LETTERS)


def draw_dots(data: Dots, axes: Axes) -> None:
    """A row an outcome: for each study a dot at its difference, a line over its interval."""
    rows = np.arange(len(data.names))[::-1]
    many = len(data.series)
    shifts = SPREAD * (0.5 - (np.arange(many) + 0.5) / many) if many > 1 else np.zeros(1)
    for (_, color, table), shift in zip(data.series, shifts, strict=True):
        for row, (_, found) in zip(rows, table.iterrows(), strict=True):
            _dot(axes, row + float(shift), found, color)
    for row in rows[:-1]:
        axes.axhline(row - 0.5, color="#eef1f4", linewidth=0.8, zorder=0)
    _frame(data, axes, rows)


def _dot(axes: Axes, place: float, found: "pd.Series[float]", color: str) -> None:
    size = float(found["standardised"])
    if np.isinf(size):
        mark_every_run(axes, size, place, color)
    if not np.isfinite(size):
        return
    ends = np.array([found["low_sd"], found["high_sd"]], dtype=float)
    # Where neither study varies, the ends have no size in standard deviations.
    faint = 1.0 if ends[0] * ends[1] > 0 else 0.4
    axes.plot(ends, (place, place), color=color, linewidth=1.8, alpha=faint)
    axes.plot(size, place, "o", color=color, markersize=4.5, alpha=faint)


def _frame(data: Dots, axes: Axes, rows: np.ndarray) -> None:
    axes.axvline(0, color=INK, linewidth=0.8)
    ends = pd.concat(table[["standardised", "low_sd", "high_sd"]] for _, _, table in data.series)
    sizes = ends.abs().to_numpy(dtype=float)
    _scale(axes, max(0.5, 1.08 * float(sizes[np.isfinite(sizes)].max(initial=0.0))))
    axes.set_ylim(-0.6, len(rows) - 0.4)
    axes.set_yticks(rows, [wrap(name) for name in data.long_names], color=INK)
    axes.set_xlabel(
        f"difference from {data.first}, in standard deviations of single runs", color=MUTED
    )
    horizontal(axes)


def _scale(axes: Axes, reach: float) -> None:
    """An even axis where differences are small; else one of powers, so that all of them fit."""
    if reach > EVEN:
        axes.set_xscale("asinh", linear_width=MIDDLE)
        side = [tick for tick in (NEAR if reach < 50 else FAR) if tick < reach]
        ticks = [*(-tick for tick in reversed(side)), 0, *side]
        axes.set_xticks(ticks, [plain(f"{tick:g}") for tick in ticks])
        axes.xaxis.set_minor_locator(NullLocator())
    axes.set_xlim(-reach, reach)


def describe_dots(data: Dots) -> str:
    """The differences in words."""
    said = []
    for name, _, table in data.series:
        rows = zip(data.long_names, table["standardised"], strict=True)
        each = "; ".join(f"{long} {size_aloud(size)}" for long, size in rows if not np.isnan(size))
        said.append(f"{name} less {data.first}, in standard deviations: {each}.")
    return " ".join(said)
