"""A branch beside its parent, within the branch's own report."""

import shutil
import textwrap
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from matplotlib.axes import Axes

from sim.report.calendar import dates, spoken
from sim.report.comparison.figures import lines_of
from sim.report.comparison.rows import sentence
from sim.report.comparison.setting import Comparison, Difference, gather
from sim.report.comparison.weekly import (
    Line,
    Lines,
    describe_differences,
    describe_fans,
    difference,
    differences,
    fans,
)
from sim.report.drawing import Drawn, draw_all
from sim.report.environment import environment
from sim.report.figures.fan import fan
from sim.report.panels import Figure, Panel
from sim.report.registry import FIGURES
from sim.report.style import INK

SHOWN = 6
"""Indicators in the figure."""
NAMED = 6
"""Outcomes in the list."""
TITLE = 46
"""Letters in a line of a panel's title."""
NAME = "against_parent"
SECTION = "section.html"
"""The section as it was put into the report, kept for the next one."""
BEFORE = '<section id="assumed">'
"""Where in a report the section goes."""


def add_parent(parent: Path, row: Difference, week: int, link: str) -> Path:
    """Put a section on its parent into the report of a branch; returns the figure's path.

    `row` holds the branch and its differences from the parent, which it equals before `week`;
    `link` is the page with everything, relative to the report. The page appears whole.
    """
    comparison = gather(parent, [row])
    kept = row.folder / NAME
    kept.mkdir(exist_ok=True)
    drawn = draw_all([_figure(comparison, week)], comparison, kept)
    section = _section(comparison, drawn, week, link)
    (kept / SECTION).write_text(section, encoding="utf-8")
    keep_parent(row.folder)
    return row.folder / "figures" / f"{NAME}.png"


def keep_parent(folder: Path) -> None:
    """Put what a branch has kept on its parent into its new report; other studies have nothing."""
    kept, report = folder / NAME, folder / "report.html"
    if not (kept / SECTION).is_file():
        return
    if (kept / f"{NAME}.png").is_file():  # where a change has changed nothing, nothing is drawn
        (folder / "figures").mkdir(exist_ok=True)
        shutil.copy(kept / f"{NAME}.png", folder / "figures")
    section, text = (path.read_text(encoding="utf-8") for path in (kept / SECTION, report))
    half = report.with_name(f".{report.name}.draft")
    half.write_text(text.replace(BEFORE, f"{section}\n{BEFORE}", 1), encoding="utf-8")
    half.replace(report)


def _section(comparison: Comparison, drawn: list[Drawn], week: int, link: str) -> str:
    other = comparison.others[0]
    found = [str(name) for name in other.table.index[other.clear]]
    template = environment().get_template("branch.html")
    return template.render(
        comparison=comparison,
        drawn=drawn,
        week=week,
        when=spoken(week),
        clear=len(found),
        outcomes=len(other.table),
        foremost=[sentence(comparison, other, name) for name in found[:NAMED]],
        link=link,
    )


def _figure(comparison: Comparison, week: int) -> Figure:
    """The indicators that differ most: both studies on the left, the difference on the right."""
    candidates = [panel for figure in FIGURES if figure.panels[0].draw is fan
                  for panel in figure.panels]  # fmt: skip
    found = [(panel, lines) for panel in candidates if (lines := lines_of(panel, comparison))]
    found.sort(key=lambda pair: -_size(*pair[1][:2]))
    panels = []
    for panel, lines in found[:SHOWN]:
        pick = partial(_given, lines)
        panels.append(
            Panel(_title(panel, lines), pick, partial(_marked, fans, week), describe_fans)
        )
        panels.append(
            Panel("Difference", pick, partial(_marked, differences, week), describe_differences)
        )
    caption = (
        f"Grey: the parent; blue: the branch; dashed: week {week}, before which they are the same. "
        "Left: means, and bands that hold 90 % of runs. Right: mean difference of paired runs "
        "with its 95 % interval. The indicators that differ most."
    )
    return Figure(
        NAME, "parent", "The branch and its parent", caption, tuple(panels), columns=2,
        width=4.4, height=1.9, key=_key(comparison),
    )  # fmt: skip


def _key(comparison: Comparison) -> tuple[tuple[str, str], ...]:
    """Which colour is the parent's and which the branch's."""
    roles = ("parent", "branch")
    return tuple(
        (f"{role}: {name}", color)
        for role, (_, name, color) in zip(roles, comparison.lines, strict=True)
    )


def _title(panel: Panel, lines: Lines) -> str:
    """The indicator's own name: outside its figure a panel's title may say too little."""
    name = str(lines[0].data.attrs.get("long_name") or panel.title)
    return textwrap.fill(name[:1].upper() + name[1:], TITLE)


def _given(lines: Lines, source: Any) -> Lines:
    return lines


def _size(first: Line, second: Line) -> float:
    """Largest mean difference over the weeks, in standard deviations of the first's runs."""
    _, mean, _ = difference(first, second)
    spread = float(np.asarray(first.data.std("run")).max())
    return float(np.abs(mean).max()) / spread if spread > 0 else float(np.abs(mean).max() > 0)


def _marked(draw: Callable[[Lines, Axes], None], week: int, lines: Lines, axes: Axes) -> None:
    draw(lines, axes)
    axes.axvline(dates(np.array([week]))[0], color=INK, linewidth=0.9, linestyle=(0, (3, 3)))
