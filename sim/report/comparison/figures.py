"""Figures of a comparison, made from those of a report."""

import dataclasses
from functools import partial
from typing import Any

from sim.report.figures.fan import fan
from sim.report.figures.forest import describe_forest, forest
from sim.report.figures.overlay import (
    Both,
    describe_two_curves,
    describe_two_fans,
    two_curves,
    two_fans,
)
from sim.report.figures.stages import STAGES
from sim.report.folder import Study
from sim.report.panels import Figure, Panel, indicator
from sim.report.registry import FIGURES

Studies = tuple[Study, Study]


def figures(names: tuple[str, str]) -> list[Figure]:
    """Differences first, then every fan of a report and the stages of peace for both studies."""
    key = f"Grey: {names[0]}. Blue: {names[1]}."
    largest = Figure(
        "differences",
        "differences",
        "The largest differences",
        "Difference of means in standard deviations of single runs, with its 95 % interval; only "
        "outcomes whose interval leaves zero out. An arrow points beyond the edge.",
        (Panel("", lambda rows: rows if len(rows) else None, forest, describe_forest),),
        columns=1,
        width=8.8,
        height=6.6,
    )
    fans = [_doubled(figure, key) for figure in FIGURES if figure.panels[0].draw is fan]
    return [largest, *fans[:2], _stages(key), *fans[2:]]


def _doubled(figure: Figure, key: str) -> Figure:
    panels = tuple(
        Panel(panel.title, partial(_both, panel), two_fans, describe_two_fans)
        for panel in figure.panels
    )
    caption = f"{key} Lines: medians; bands: 90 % of runs."
    return dataclasses.replace(figure, panels=panels, caption=caption, section="studies")


def _both(panel: Panel, studies: Studies) -> Both | None:
    """What a panel shows of both studies; None where one lacks it or nothing differs."""
    first, second = (panel.pick(study) for study in studies)
    if first is None or second is None or first.sizes["week"] != second.sizes["week"]:
        return None
    return None if _same(first, second) else (first, second)


def _same(first: Any, second: Any) -> bool:
    return first.shape == second.shape and bool((first.to_numpy() == second.to_numpy()).all())


def _stages(key: str) -> Figure:
    stage = Panel("", indicator("stage"))
    panels = tuple(
        Panel(
            name.capitalize(),
            partial(_both, stage),
            partial(two_curves, level),
            partial(describe_two_curves, level),
        )
        for level, name in STAGES.items()
    )
    caption = f"Share of runs that have been at a stage by then, with 95 % intervals. {key}"
    return Figure("peace", "studies", "How far the peace process comes", caption, panels,
                  shared=True)  # fmt: skip
