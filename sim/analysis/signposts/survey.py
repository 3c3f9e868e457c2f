"""Signposts of one outcome for each question of the watch list, fast enough for every report."""

import dataclasses
from collections.abc import Mapping
from typing import Any

import pandas as pd
import xarray as xr

from sim.analysis.discovery import define_event, enough
from sim.analysis.signposts.columns import read_columns
from sim.analysis.signposts.find import Found, Looking, find

MAIN = {
    "sanctions": ("us_sanctions_on_russia_final", "act_passed"),
    "axis": ("axis_cooperation_final", "us_moves_against_axis_total"),
    "peace": ("reached_ceasefire", "reached_framework", "reached_talks"),
    "trust": ("trust_of_russia_in_us_final", "trust_of_us_in_russia_final"),
    "regions": ("gulf_flare_up", "brent_above_100", "nato_cohesion_final"),
    "overall": ("rung_us_iran_reached_3", "escalation_score_mean"),
}
"""Outcomes of each question; the first with enough variation is watched."""

FEWEST_RUNS = 100
FIRST, STEP = 4, 13
SHUFFLES = 200


@dataclasses.dataclass(frozen=True)
class Answered:
    """What a question's outcome is foretold by; `found` is None where `why` says why not."""

    question: str
    found: Found | None
    why: str = ""


def survey(data: xr.Dataset, outcomes: pd.DataFrame, config: Mapping[str, Any]) -> list[Answered]:
    """Signposts of the main outcome of each question, from single-number indicators.

    Looks at one week a quarter. `config` is the study's own.
    """
    runs = len(outcomes)
    if runs < FEWEST_RUNS:
        why = f"Too few runs: {runs}, and signposts need {FEWEST_RUNS}."
        return [Answered(question, None, why) for question in MAIN]
    columns = read_columns(data, places=False)
    first = min(FIRST, max(1, (data.sizes["week"] - 1) // 2))
    looking = Looking(first=first, step=STEP, shuffles=SHUFFLES)
    made = []
    for question, names in MAIN.items():
        event, why = _first(outcomes, names)
        try:
            found = find(columns, event, data, config, looking) if event is not None else None
        except ValueError as error:
            found, why = None, f"{error}."
        made.append(Answered(question, found, why))
    return made


def _first(outcomes: pd.DataFrame, names: tuple[str, ...]) -> tuple[Any, str]:
    """The first outcome of which there is enough, or why there is none."""
    why = "This study holds no outcome of this question."
    for name in names:
        if name not in outcomes:
            continue
        try:
            event = define_event(outcomes, name)
        except ValueError as error:
            why = f"{error}."
            continue
        few = enough(event)
        if few is None:
            return event, ""
        why = f"Too few runs: {few}."
    return None, why
