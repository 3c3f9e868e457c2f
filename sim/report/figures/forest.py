"""Differences of outcomes with their intervals, in standard deviations."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from sim.report.style import BLUE, INK, MUTED, horizontal
from sim.report.words import number

WIDEST = 2.0
"""Standard deviations beyond which a difference is only named."""


def forest(rows: pd.DataFrame, axes: Axes) -> None:
    """A line a row: dot at the difference, line over its 95 % interval.

    `rows` has columns long_name, standardised, low_sd and high_sd, the first row on top.
    """
    places = np.arange(len(rows))[::-1]
    for place, (_, row) in zip(places, rows.iterrows(), strict=True):
        ends = np.clip([row["low_sd"], row["high_sd"]], -WIDEST, WIDEST)
        axes.plot(ends, [place, place], color=BLUE, linewidth=1.8)
        shown = float(np.clip(row["standardised"], -WIDEST, WIDEST))
        beyond = abs(row["standardised"]) > WIDEST
        marker = ("<" if shown < 0 else ">") if beyond else "o"
        axes.plot(shown, place, marker, color=BLUE, markersize=5)
        axes.text(1.01, place, number(row["standardised"]), transform=axes.get_yaxis_transform(),
                  fontsize=7.5, va="center", color=MUTED)  # fmt: skip
    axes.axvline(0, color=INK, linewidth=0.8)
    axes.set_xlim(-WIDEST - 0.1, WIDEST + 0.1)
    axes.set_ylim(-0.7, len(rows) - 0.3)
    axes.set_yticks(places, list(rows["long_name"]))
    axes.set_xlabel("second less first, in standard deviations of single runs")
    horizontal(axes)


def describe_forest(rows: pd.DataFrame) -> str:
    """The largest differences in words."""
    said = [f"{row['long_name']} {number(row['standardised'])}" for _, row in rows.iterrows()]
    return f"Differences in standard deviations: {'; '.join(said)}."
