"""Figures of the model against the event data, weekly tones by dyad first."""

from pathlib import Path
from typing import Any

import matplotlib
import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from sim.analysis.realism import Realism
from sim.report.realism_averages import averages
from sim.report.style import BLUE, STYLE

BINS = np.arange(-8.0, 8.1, 1.0)
COLUMNS, ROWS = 4, 3
BARS = "#8a96a3"


def draw_realism(found: Realism, folder: Path) -> list[Path]:
    """Write tones.png (small multiples) and averages.png into a folder and return their paths."""
    with matplotlib.rc_context(STYLE):
        return [
            _saved(tones(found), folder / "tones.png"),
            _saved(averages(found), folder / "averages.png"),
        ]


def _saved(canvas: Figure, path: Path) -> Path:
    FigureCanvasAgg(canvas)
    draft = path.with_name(f".{path.name}")
    canvas.savefig(draft, format="png", dpi=150, metadata={"Software": None})
    draft.replace(path)
    return path


def tones(found: Realism) -> Figure:
    """Weekly tone of the dyads with the most events: bars of the data, band of the runs."""
    canvas = Figure(figsize=(8.6, 5.6), layout="constrained")
    grid = canvas.subplots(ROWS, COLUMNS, squeeze=False, sharex=True, sharey=True)
    events = found.dyads["events_a_week"] * found.dyads["weeks"]
    rows = found.dyads.loc[events.sort_values(ascending=False).index]
    for axes, (_, row) in zip(grid.flat, rows.iterrows(), strict=False):
        _tones_of(found, row, axes)
    for axes in list(grid.flat)[len(rows) :]:
        axes.set_visible(False)
    for axes in grid[-1]:
        axes.set_xlabel("weekly tone, points")
    for axes in grid[:, 0]:
        axes.set_ylabel("share of weeks")
    _name_sides(grid[0, 0])
    return canvas


def _tones_of(found: Realism, row: Any, axes: Axes) -> None:
    place = found.labels.index(row["dyad"])
    seen = found.seen[:, place]
    centres = (BINS[:-1] + BINS[1:]) / 2
    shares = np.stack([_shares(run) for run in found.model[:, seen, place]])
    low, high = np.quantile(shares, [0.025, 0.975], axis=0)
    axes.fill_between(centres, low, high, color=BLUE, alpha=0.16, linewidth=0)
    axes.bar(centres, _shares(found.data[seen, place]), width=0.62, color=BARS)
    axes.plot(centres, shares.mean(axis=0), color=BLUE, linewidth=1.4)
    axes.set_title(row["dyad"].replace(">", " → "), fontsize=8.5, pad=4)
    axes.set_xlim(BINS[0], BINS[-1])
    axes.set_xticks([-6, -3, 0, 3, 6])


def _shares(values: np.ndarray) -> np.ndarray:
    inside = np.clip(values, BINS[0] + 0.01, BINS[-1] - 0.01)
    return np.histogram(inside, bins=BINS)[0] / len(values)


def _name_sides(axes: Axes) -> None:
    said: tuple[tuple[str, dict[str, Any]], ...] = (
        ("data", {"color": BARS, "linewidth": 5}),
        ("mean of the runs", {"color": BLUE, "linewidth": 1.4}),
        ("95 % of the runs", {"color": BLUE, "linewidth": 5, "alpha": 0.16}),
    )
    drawn: Any = [Line2D([], [], **look) for _, look in said]
    axes.figure.legend(
        drawn,
        [name for name, _ in said],
        loc="outside upper left",
        ncols=3,
        frameon=False,
        fontsize=8,
        handlelength=1.2,
    )
