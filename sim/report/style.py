"""The look of all figures: one palette safe for colour-blind readers, little ink, direct labels."""

from typing import Any

import matplotlib.dates
import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.ticker import FixedFormatter, FixedLocator

INK = "#1f2a36"
MUTED = "#66717d"
RULE = "#d9dee4"
BLUE = "#1f6f9f"
HOSTILE = ("#b5482a", "#e0a48c")
FRIENDLY = ("#1c7a72", "#8cc4bd")
"""Deep for material acts, pale for words; red-brown against blue-green, apart for everyone."""

RAMP = ("#7fb0cf", "#5596bd", "#3a7ea8", "#1d5680", "#0f2f4d")
"""Steps of one hue, for things that come in an order."""

TONE = LinearSegmentedColormap.from_list(
    "tone", ["#8f3417", "#d98f72", "#f6f2ec", "#85bdb6", "#12605a"]
)
"""Hostile to friendly through a pale middle."""

STYLE: Any = {
    "font.family": "sans-serif",
    "font.size": 9,
    "text.color": INK,
    "axes.edgecolor": MUTED,
    "axes.labelcolor": MUTED,
    "axes.labelsize": 8.5,
    "axes.titlesize": 9.5,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.titlepad": 15,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.spines.left": False,
    "axes.linewidth": 0.7,
    "axes.grid": True,
    "axes.grid.axis": "y",
    "axes.axisbelow": True,
    "grid.color": RULE,
    "grid.linewidth": 0.7,
    "xtick.color": MUTED,
    "ytick.color": MUTED,
    "xtick.labelsize": 8,
    "ytick.labelsize": 8,
    "ytick.major.size": 0,
    "xtick.major.size": 3,
    "figure.facecolor": "white",
    "savefig.facecolor": "white",
}


def time_axis(axes: Axes, dates: np.ndarray) -> None:
    """Quarters along the bottom, room for a label at the right end."""
    ends = matplotlib.dates.date2num(dates[[0, -1]])  # type: ignore[no-untyped-call]
    first, last = float(ends[0]), float(ends[1])
    axes.set_xlim(first, last + 0.16 * (last - first))
    locator = matplotlib.dates.AutoDateLocator(minticks=3, maxticks=6)  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_locator(locator)
    formatter = matplotlib.dates.ConciseDateFormatter(locator)  # type: ignore[no-untyped-call]
    # Found once and for all: they do not depend on the size, and a layout asks ten times.
    places = axes.xaxis.get_majorticklocs()
    names = FixedFormatter(formatter.format_ticks(places))  # type: ignore[no-untyped-call]
    names.set_offset_string(formatter.get_offset())  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_locator(FixedLocator(list(places)))
    axes.xaxis.set_major_formatter(names)


def name_unit(axes: Axes, units: str) -> None:
    """The unit above the value axis; nothing for a number without one."""
    if units not in ("1", ""):
        axes.annotate(
            units,
            (0, 1),
            xytext=(0, 3),
            xycoords="axes fraction",
            textcoords="offset points",
            color=MUTED,
            fontsize=7.5,
            va="bottom",
        )


def horizontal(axes: Axes) -> None:
    """Grid along the values of horizontal bars or dots, names without ticks."""
    axes.grid(visible=False, axis="y")
    axes.grid(visible=True, axis="x")
    axes.tick_params(axis="y", length=0)
