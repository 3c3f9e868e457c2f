"""Numbers written at the ends of lines."""

import numpy as np
from matplotlib.axes import Axes

End = tuple[np.datetime64, float, str]
"""Day, height and colour of a line's end."""

LEAST = 0.12
"""Share of the height that two labels keep between them."""


def label_ends(axes: Axes, ends: list[End], texts: list[str]) -> None:
    """Write each end beside it in the colour of its line; those that nearly meet move apart."""
    for (day, _, color), place, text in zip(ends, _places(axes, ends), texts, strict=True):
        axes.annotate(
            text,
            (day, place),
            xytext=(4, 0),
            textcoords="offset points",
            color=color,
            fontweight="bold",
            fontsize=8,
            va="center",
            annotation_clip=False,
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.8},
        )


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
