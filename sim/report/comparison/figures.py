"""Figures of a comparison, made from those of a report."""

import dataclasses
from functools import partial

from sim.report.comparison.dots import describe_dots, dots, draw_dots, wrap
from sim.report.comparison.setting import Comparison
from sim.report.comparison.weekly import (
    BANDS,
    Line,
    Lines,
    curves,
    describe_curves,
    describe_differences,
    describe_fans,
    differences,
    fans,
)
from sim.report.figures.fan import fan
from sim.report.figures.stages import STAGES
from sim.report.panels import Figure, Panel, indicator
from sim.report.registry import FIGURES

LARGEST, FEWER = 24, 16
"""Outcomes in a figure of differences: of one study from the first, and of several."""
LINE = 0.17
"""Height of a line of an outcome's name in inches."""
LEFT_OUT = "Left out, as equal in all studies or missing in one"

DOTS = (
    "Dot: difference of means, in standard deviations of single runs; line: its 95 % interval, "
    "pale where it holds zero; arrow: neither study varies, so that they differ as much in every "
    "run. Only outcomes of which some interval leaves zero out. Mind the ticks: where a difference "
    "is large, the axis goes by powers."
)


def largest(comparison: Comparison, names: list[str]) -> Figure:
    """The largest differences of all outcomes."""
    return _dots("differences", "brief", "The largest differences", comparison, names)


def of_question(comparison: Comparison, question: str, names: list[str]) -> list[Figure]:
    """Differences of a question's outcomes, then its indicators week by week."""
    title = "What differs"
    weekly = [
        _weekly(figure, len(comparison.lines) <= BANDS)
        for figure in FIGURES
        if figure.section == question and figure.panels[0].draw is fan
    ]
    stages = [_stages()] if question == "peace" else []
    key = tuple((name, color) for _, name, color in comparison.lines)
    keyed = [dataclasses.replace(figure, key=key) for figure in (*stages, *weekly)]
    return [_dots(f"differences_{question}", question, title, comparison, names), *keyed]


def _dots(name: str, section: str, title: str, comparison: Comparison, names: list[str]) -> Figure:
    several = len(comparison.others) > 1
    found = dots(comparison, names, FEWER if several else LARGEST)
    called = () if found is None else found.long_names
    most = max((wrap(name).count("\n") + 1 for name in called), default=0)
    row = max(0.24 + 0.09 * (len(comparison.others) - 1), LINE * most)
    key = tuple((other.name, other.color) for other in comparison.others) if several else ()
    panel = Panel("", lambda _: found, draw_dots, describe_dots)
    return Figure(name, section, title, DOTS, (panel,), columns=1, width=8.8,
                  height=0.9 + row * len(called), key=key)  # fmt: skip


def _weekly(figure: Figure, bands: bool) -> Figure:
    """Levels on the left, differences from the first study on the right."""
    panels = []
    for panel in figure.panels:
        pick = partial(lines_of, panel)
        panels.append(Panel(panel.title, pick, fans, describe_fans))
        panels.append(Panel("Difference", pick, differences, describe_differences))
    held = "means, and what holds 90 % of runs: an area for the first, dashed edges for others"
    left = held if bands else "means"
    caption = f"Left: {left}. Right: difference of means from the first, with its 95 % interval."
    # Made anew, not replaced: a page of differences lists no assumptions to lean on.
    return Figure(
        figure.name, figure.section, figure.title, caption, tuple(panels),
        columns=2, width=4.4, height=1.9, left_out=LEFT_OUT,
    )  # fmt: skip


def lines_of(panel: Panel, comparison: Comparison) -> Lines | None:
    """What a panel shows of all studies; None where one lacks it or nothing differs."""
    paired = [True, *(other.paired for other in comparison.others)]
    picked = [(panel.pick(study), name, color) for study, name, color in comparison.lines]
    if any(data is None for data, _, _ in picked):
        return None
    lines = tuple(
        Line(name, color, data.load(), luck)
        for (data, name, color), luck in zip(picked, paired, strict=True)
    )
    return None if all(line.data.equals(lines[0].data) for line in lines) else lines


def _stages() -> Figure:
    stage = Panel("", indicator("stage"))
    panels = tuple(
        Panel(
            name.capitalize(),
            partial(lines_of, stage),
            partial(curves, level),
            partial(describe_curves, level),
        )
        for level, name in STAGES.items()
    )
    caption = "Share of runs that have been at a stage by then, with 95 % intervals."
    return Figure("peace", "peace", "How far the peace process comes", caption, panels,
                  shared=True, left_out=LEFT_OUT)  # fmt: skip
