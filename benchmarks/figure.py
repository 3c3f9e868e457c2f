"""The figure of the standard benchmark: what a run-week costs, on an axis of powers."""

import statistics
from collections.abc import Mapping, Sequence
from pathlib import Path

import matplotlib
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ticker import NullLocator

from sim.report.style import BLUE, INK, MUTED, STYLE

NAMES = {
    "plain Mesa": "plain Mesa, objects and loops",
    "engine": "engine, all rules",
    "its core": "its posture and choice alone",
    "floor": "their arithmetic in bare NumPy",
}
"""In order from above."""


def draw(path: Path, taken: Mapping[str, Sequence[float]]) -> None:
    """A row for each contestant: every repeat a dot, the median and its ratio to the engine."""
    with matplotlib.rc_context({**STYLE, "axes.grid.axis": "x"}):
        figure = Figure(figsize=(7.2, 2.5), dpi=150, layout="constrained")
        FigureCanvasAgg(figure)
        axes = figure.subplots()
        for row, name in enumerate(reversed(NAMES)):
            _row(axes, row, taken[name], taken["engine"], BLUE if name == "engine" else MUTED)
        axes.set_yticks(range(len(NAMES)), list(reversed(NAMES.values())), color=INK, fontsize=9)
        axes.set_xscale("log")
        axes.set_xlim(min(taken["floor"]) / 2, max(taken["plain Mesa"]) * 4)
        axes.xaxis.set_minor_locator(NullLocator())
        axes.set_ylim(-0.6, len(NAMES) - 0.4)
        axes.set_xlabel("µs a run-week on one core, on an axis of powers; dots are repeats")
        axes.set_title("What a week of one world costs", pad=8)
        figure.savefig(path)


def _row(axes, row: int, values: Sequence[float], engine: Sequence[float], colour: str) -> None:  # type: ignore[no-untyped-def]
    middle = statistics.median(values)
    times = statistics.median(a / b for a, b in zip(values, engine, strict=True))
    axes.scatter(values, [row] * len(values), s=22, color=colour, alpha=0.6, linewidths=0)
    axes.plot([middle, middle], [row - 0.25, row + 0.25], color=colour, linewidth=2)
    label = f"{_digits(middle)} µs"
    # Far to the right there is room on the left alone.
    before = middle > 100 * statistics.median(engine)
    axes.annotate(
        label if values is engine else f"{label}, {_digits(times)} times the engine",
        (min(values) if before else max(values), row),
        xytext=(-9 if before else 9, 0),
        textcoords="offset points",
        ha="right" if before else "left",
        va="center",
        fontsize=8.5,
        color=INK,
    )


def _digits(value: float) -> str:
    # Two: a machine shared with others tells no more.
    return f"{float(f'{value:.2g}'):,g}"
