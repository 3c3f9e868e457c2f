"""What the filter expected, week by week, in the first months of 2022."""

from pathlib import Path

import matplotlib
import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.dates import DateFormatter, MonthLocator
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from sim.analysis.posture.events import PairWeeks
from sim.analysis.posture.filter import LOADING
from sim.report.style import BLUE, HOSTILE, INK, MUTED, STYLE

DYADS = ("RUS>UKR", "UKR>RUS", "USA>RUS", "GBR>RUS", "POL>RUS", "TUR>RUS")
FIRST, LAST, INVASION = (np.datetime64(day) for day in ("2022-01-01", "2022-09-01", "2022-02-24"))


def draw(table: PairWeeks, tracks: dict, path: Path) -> None:
    """Tones coded, what the plain filter expected with its 90 % band, and one that knows jumps."""
    with matplotlib.rc_context(STYLE):
        canvas = Figure(figsize=(8.6, 4.8), layout="constrained")
        FigureCanvasAgg(canvas)
        grid = canvas.subplots(2, 3, sharex=True, sharey=True)
        for axes, label in zip(grid.flat, DYADS, strict=True):
            _panel(table, tracks, label, axes)
        for axes in grid[:, 0]:
            axes.set_ylabel("weekly tone, points")
        _name(canvas)
        canvas.savefig(path, dpi=150, metadata={"Software": None})


def _panel(table: PairWeeks, tracks: dict, label: str, axes: Axes) -> None:
    ends = tuple(label.split(">"))
    pair = table.pairs.index(tuple(sorted(ends)))
    way = int(table.pairs[pair] != ends)
    days = table.weeks.astype("datetime64[D]")
    within = (days >= FIRST) & (days < LAST)
    for kind, color, dash in (("none", BLUE, "-"), ("jump of the slow level", HOSTILE[0], "--")):
        law, found = tracks[kind]
        mean = law.mu + found.mean[:, pair] @ LOADING[way]
        axes.plot(days[within], mean[within], color=color, linestyle=dash, linewidth=1.4, zorder=3)
        if kind == "none":
            spread = np.sqrt(
                np.einsum("wab,a,b->w", found.covariance[:, pair], LOADING[way], LOADING[way])
                + law.noise_variance(np.maximum(table.n[:, pair, way], 1.0))
            )
            low, high = mean - 1.645 * spread, mean + 1.645 * spread
            axes.fill_between(days[within], low[within], high[within], color=BLUE, alpha=0.14)
    seen = within & table.seen[:, pair, way]
    size = 4 + 26 * np.minimum(table.n[seen, pair, way], 100.0) / 100.0
    axes.scatter(days[seen], table.tone[seen, pair, way], s=size, color=INK, zorder=4, linewidth=0)
    axes.axvline(INVASION, color=MUTED, linewidth=0.9, linestyle=":")
    axes.set_title(label.replace(">", " → "), fontsize=8.5, pad=4)
    axes.set_ylim(-10, 10)
    axes.xaxis.set_major_locator(MonthLocator(bymonth=(1, 3, 5, 7)))
    axes.xaxis.set_major_formatter(DateFormatter("%b"))


def _name(canvas: Figure) -> None:
    lines = [
        Line2D([], [], color=INK, marker="o", linewidth=0, markersize=4),
        Line2D([], [], color=BLUE, linewidth=1.4),
        Line2D([], [], color=BLUE, linewidth=6, alpha=0.14),
        Line2D([], [], color=HOSTILE[0], linewidth=1.4, linestyle="--"),
        Line2D([], [], color=MUTED, linewidth=0.9, linestyle=":"),
    ]
    names = ["coded (size: events)", "expected a week before", "90 % band", "with jumps",
             "24 February 2022"]  # fmt: skip
    canvas.legend(lines, names, loc="outside upper left", ncols=5, frameon=False, fontsize=7.5)
