"""Numbers written at the ends of lines."""

import numpy as np
from matplotlib.axes import Axes

End = tuple[np.datetime64, float, str]
"""Day, height and colour of a line's end."""

LEAST = 0.12
"""Share of the height that two labels keep between them."""


def label_ends(axes: Axes, ends: list[End], texts: list[str]) -> None:
    """Write each end beside it in the colour of its line; those that nearly meet move apart."""
    bottom, top = axes.get_ylim()
    places = _apart([height for _, height, _ in ends], LEAST * (top - bottom), (bottom, top))
    last = max(day for day, _, _ in ends)
    for (_, _, color), place, text in zip(ends, places, texts, strict=True):
        axes.annotate(
            text,
            (last, place),
            xytext=(4, 0),
            textcoords="offset points",
            color=color,
            fontweight="bold",
            fontsize=8,
            va="center",
            annotation_clip=False,
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.8},
        )


def _apart(heights: list[float], least: float, within: tuple[float, float]) -> list[float]:
    """Heights in which no two are nearer than `least`, moved as a whole back into the axes."""
    order = np.argsort(heights, kind="stable")
    spread = np.array(heights, dtype=float)[order]
    for place in range(1, len(spread)):
        spread[place] = max(spread[place], spread[place - 1] + least)
    # What was pushed up goes down by half, so that a pair stays around its middle.
    spread -= (spread - np.array(heights)[order]).max() / 2
    spread -= max(0.0, float(spread[-1]) - within[1])
    placed = np.empty_like(spread)
    placed[order] = spread
    return [float(place) for place in placed]
