"""The page of a sensitivity analysis."""

import dataclasses
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from sim.report.drawing import draw_all
from sim.report.environment import environment
from sim.report.sensitivity.figures import tornado
from sim.report.sensitivity.overview import overview
from sim.report.sensitivity.rows import Outcome, outcomes, written

READING = {
    "sobol": "Sobol indices are shares of an outcome's variance over all runs. The first-order "
    "index is what a parameter explains alone, the total index what it explains with all of its "
    "interactions; the gap between the two is interaction, and the noise of single runs where each "
    "has its own. What stands out from luck does so by its first-order index, after Holm's "
    "correction for the number of parameters: what works through interactions alone is not seen. "
    "Intervals are 1.96 standard deviations of a bootstrap over groups of runs.",
    "pawn": "The PAWN index is the distance between the distribution of an outcome in a slice of "
    "a parameter's values and in all runs, the median over ten slices: 0 where the parameter does "
    "nothing. A dotted line marks what parameters that do nothing all stay below 95 times in a "
    "hundred. Intervals are 1.96 standard deviations of a bootstrap over runs.",
    "prcc": "The partial rank correlation tells whether an outcome rises (towards 1) or falls "
    "(towards -1) with a parameter once all other parameters are held: it sees what goes one way "
    "throughout and misses what rises and falls. What stands out from luck does so after Holm's "
    "correction for the number of parameters; intervals, 95 %, are of each one alone.",
}
"""How to read the indices of each method."""

LUCK = "What stands out, no more than luck would give"
"""Title of the figure of all outcomes where luck alone explains it."""


def write_sensitivity(table: pd.DataFrame, about: Mapping[str, Any], out: Path) -> Path:
    """Draw the figures of a sensitivity analysis into a folder; returns the path of its page.

    `table` has a row an outcome, index and parameter with columns value, low, high, clear,
    at_low and at_high; `about` says what was analysed: scenario, method, design, runs, notes,
    and unit, name and mean of outcomes, unit, range and source of parameters. The folder must
    exist.
    """
    found = outcomes(table, about) if len(table) else []
    figures = out / "figures"
    figures.mkdir()
    first = overview(table, found) if len(table) else None
    if first and _luck(about).get("alone"):
        first = dataclasses.replace(first, title=LUCK)
    glance = draw_all([first] if first else [], None, figures)
    drawn = [draw_all([tornado(outcome)], outcome, figures)[0] for outcome in found]
    sections = [
        {"outcome": o, "drawn": d, "rows": written(o, about)}
        for o, d in zip(found, drawn, strict=True)
    ]
    page = out / "report.html"
    page.write_text(_render(about, glance, sections, found), encoding="utf-8")
    return page


def _render(
    about: Mapping[str, Any], glance: list[Any], sections: list[Any], found: list[Outcome]
) -> str:
    driven = [section for section in sections if section["outcome"].clear]
    quiet = [section for section in sections if not section["outcome"].clear]
    template = environment().get_template("sensitivity.html")
    return template.render(
        about=about,
        reading=f"{_luck(about).get('verdict', '')} {READING[about['method']]}".strip(),
        glance=glance,
        driven=driven,
        quiet=quiet,
        indices=found[0].indices if found else [],
    )


def _luck(about: Mapping[str, Any]) -> Mapping[str, Any]:
    return about.get("luck") or {}
