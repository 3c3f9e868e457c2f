"""Draw the figures of a study and say in words what they show."""

import base64
import dataclasses
import math
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import matplotlib
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as Canvas
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.lines import Line2D

from sim.report.panels import Figure, Panel
from sim.report.style import STYLE

RESOLUTION = 150
"""Dots an inch: sharp on a dense screen and on paper, small enough to embed."""

NAMES_A_ROW, NAME_HEIGHT = 4, 0.25
"""Names that a legend above the panels sets beside each other, and height of a row in inches."""


@dataclasses.dataclass(frozen=True)
class Drawn:
    """A figure on disk with the words that go with it; `size` is in pixels."""

    figure: Figure
    path: Path
    alt: str
    missing: tuple[str, ...]
    size: tuple[int, int]

    @property
    def source(self) -> str:
        """The image as a data address, so that the page needs no other file."""
        return f"data:image/png;base64,{base64.b64encode(self.path.read_bytes()).decode()}"


def draw_all(figures: Iterable[Figure], source: Any, folder: Path) -> list[Drawn]:
    """Every figure for which the source has something to show, as files of a folder."""
    with matplotlib.rc_context(STYLE):
        drawn = [draw(figure, source, folder / f"{figure.name}.png") for figure in figures]
    return [figure for figure in drawn if figure is not None]


def draw(figure: Figure, source: Any, path: Path) -> Drawn | None:
    """One figure with the panels that the source can fill; None where it can fill none."""
    picked = [(panel, panel.pick(source)) for panel in figure.panels]
    filled = [(panel, data) for panel, data in picked if data is not None]
    titles = dict.fromkeys(panel.title for panel, data in picked if data is None)
    missing = tuple(title for title in titles if title not in {panel.title for panel, _ in filled})
    if not filled:
        return None
    size = _paint(figure, filled, path)
    alt = " ".join([f"{figure.title}.", *(_said(panel, data) for panel, data in filled)])
    return Drawn(figure, path, alt, missing, size)


def _said(panel: Panel, data: object) -> str:
    """What a panel shows, after its title where it has one: words may fit several panels."""
    return f"{panel.title}: {panel.describe(data)}" if panel.title else panel.describe(data)


def _paint(figure: Figure, filled: list[tuple[Panel, object]], path: Path) -> tuple[int, int]:
    columns = min(figure.columns, len(filled))
    rows = math.ceil(len(filled) / columns)
    names = NAME_HEIGHT * math.ceil(len(figure.key) / NAMES_A_ROW)
    size = (columns * figure.width, rows * figure.height + names)
    canvas = Canvas(figsize=size, dpi=RESOLUTION)
    FigureCanvasAgg(canvas)
    grid = canvas.subplots(rows, columns, squeeze=False, sharey=figure.shared)
    for place, axes in enumerate(grid.flat):
        if place >= len(filled):
            axes.set_visible(False)
            continue
        panel, data = filled[place]
        panel.draw(data, axes)
        _entitle(axes, panel.title)
    _name_lines(figure.key, canvas)
    # Laid out once and for all: an engine that stays would have everything drawn a second time.
    ConstrainedLayoutEngine(w_pad=0.1, h_pad=0.08, wspace=0.04, hspace=0.06).execute(canvas)
    _fix_empty_labels(canvas)
    canvas.savefig(path, dpi=RESOLUTION, metadata={"Software": None})
    width, height = canvas.get_size_inches() * RESOLUTION
    return round(width), round(height)


def _fix_empty_labels(canvas: Canvas) -> None:
    """Keep axes without a name from looking for a place for it once the layout is done."""
    axes = [axis for each in canvas.axes for axis in (each.xaxis, each.yaxis)]
    for axis in axes:
        if not axis.get_label_text():
            axis.set_label_coords(0.0, 0.0)


def _entitle(axes: Axes, title: str) -> None:
    """A title above a panel, and above the names of its columns where these are at the top."""
    # The library finds the height anew, with all ticks, whenever it asks for a size: left to it
    # only where it is not that of the plot.
    axes.set_title(title, y=1.0 if axes.xaxis.get_label_position() == "bottom" else None)


def _name_lines(key: tuple[tuple[str, str], ...], canvas: Canvas) -> None:
    """A legend above all panels, where there is something to name."""
    if key:
        marks = [Line2D([], [], color=color, linewidth=2.5) for _, color in key]
        canvas.legend(marks, [name for name, _ in key], loc="outside upper left",
                      ncols=NAMES_A_ROW, frameon=False, fontsize=8.5, handlelength=1.4)  # fmt: skip
