"""The figure of registered chances: a row a question."""

from collections.abc import Mapping
from pathlib import Path
from textwrap import fill
from typing import Any

import matplotlib
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from sim.report.style import BLUE, INK, MUTED, STYLE, horizontal

VARIED = "#c58f1e"
WIDTH = 62
"""Letters in a line of a question."""


def draw(path: Path, questions: Path, found: Mapping[str, Any]) -> None:
    """Write the figure as a PNG."""
    asked = pd.read_csv(questions, dtype=str)
    with matplotlib.rc_context(STYLE):
        canvas = Figure(figsize=(9.5, 1.2 + 0.34 * len(asked)), layout="constrained")
        FigureCanvasAgg(canvas)
        axes: Any = canvas.subplots()
        sides = [each["questions"] for each in found["studies"].values()]
        for questions_of, colour, shift in zip(sides, (BLUE, VARIED), (0.16, -0.16), strict=True):
            for place, each in enumerate(questions_of):
                _dot(axes, each, len(asked) - 1 - place + shift, colour)
        _frame(axes, asked)
        marks = [Line2D([], [], color=colour, marker="o") for colour in (BLUE, VARIED)]
        names = ["parameters as they stand", "assumptions varied over their ranges"]
        canvas.legend(marks, names, loc="outside upper right", ncols=2, frameon=False, fontsize=8)
        canvas.savefig(path, dpi=130, metadata={"Software": None})


def _dot(axes: Axes, found: Mapping[str, Any], place: float, colour: str) -> None:
    low, high = (100 * end for end in found["interval95"])
    axes.plot([low, high], [place, place], color=colour, linewidth=1.6)
    axes.plot(100 * found["chance"], place, "o", color=colour, markersize=4)


def _frame(axes: Axes, asked: pd.DataFrame) -> None:
    last = len(asked) - 1
    labels = [fill(f"{row.asks}, by {row.by_week}", WIDTH) for row in asked.itertuples()]
    axes.set_yticks(range(last, -1, -1), labels, fontsize=7.5, color=INK)
    for place in asked.index[asked["section"].ne(asked["section"].shift())][1:]:
        axes.axhline(last - place + 0.5, color=MUTED, linewidth=0.6)
    axes.set(xlim=(-2, 102), ylim=(-0.6, last + 0.6))
    axes.set_xlabel("chance, percent of runs, with 95 % intervals of the runs alone", color=MUTED)
    horizontal(axes)
