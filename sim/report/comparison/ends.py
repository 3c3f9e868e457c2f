"""Numbers written at the ends of lines."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.dates import date2num
from matplotlib.transforms import ScaledTranslation

End = tuple[np.datetime64, float, str]
"""Day, height and colour of a line's end."""

LEAST = 0.12
"""Share of the height that two labels keep between them."""
MOVED = 0.02
"""Share of the height beyond which a label has left its line's end and a thin line leads back."""
POINTS = 72
"""Points in an inch."""
NEAR, FAR = 4, 15
"""Points between ends and their labels, and where some label has been moved."""


def label_ends(axes: Axes, ends: list[End], texts: list[str]) -> None:
    """Write each end beside it in the colour of its line; those that nearly meet move apart.

    Thin lines lead from ends to labels that were moved, so that nobody takes these for levels.
    """
    places = _places(axes, ends)
    bottom, top = axes.get_ylim()
    moved = [
        abs(place - height) > MOVED * (top - bottom)
        for place, (_, height, _) in zip(places, ends, strict=True)
    ]
    # All of them as far away, moved or not: they are a column of numbers.
    far = (FAR if any(moved) else NEAR) / POINTS
    beside = axes.transData + ScaledTranslation(far, 0, axes.figure.dpi_scale_trans)
    for (day, height, color), place, text, away in zip(ends, places, texts, moved, strict=True):
        axes.annotate(
            text,
            (day, height),
            xytext=(date2num(day), place),  # type: ignore[no-untyped-call]
            textcoords=beside,
            color=color,
            fontweight="bold",
            fontsize=8,
            va="center",
            annotation_clip=False,
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.8},
            arrowprops=_leader(color) if away else None,
        )


def _leader(color: str) -> dict[str, Any]:
    """A thin line from an end to the middle of its label's left side."""
    return {"arrowstyle": "-", "color": color, "linewidth": 0.7, "shrinkA": 0, "shrinkB": 1.5,
            "relpos": (0, 0.5)}  # fmt: skip


def _places(axes: Axes, ends: list[End]) -> list[float]:
    """Heights of the labels; only lines that end on the same day get into each other's way."""
    bottom, top = axes.get_ylim()
    places = [height for _, height, _ in ends]
    for day in {day for day, _, _ in ends}:
        there = [place for place, end in enumerate(ends) if end[0] == day]
        heights = _apart([places[i] for i in there], LEAST * (top - bottom), (bottom, top))
        for place, height in zip(there, heights, strict=True):
            places[place] = height
    return places


def _apart(heights: list[float], least: float, within: tuple[float, float]) -> list[float]:
    """Heights in which no two are nearer than `least`, moved as a whole back into the axes."""
    order = np.argsort(heights, kind="stable")
    spread = np.array(heights, dtype=float)[order]
    for place in range(1, len(spread)):
        spread[place] = max(spread[place], spread[place - 1] + least)
    # What was pushed up goes down by half, so that a pair stays around its middle.
    spread -= (spread - np.array(heights)[order]).max() / 2
    spread -= max(0.0, float(spread[-1]) - within[1])
    spread += max(0.0, within[0] - float(spread[0]))
    placed = np.empty_like(spread)
    placed[order] = spread
    return [float(place) for place in placed]
