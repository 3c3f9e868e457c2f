"""Signposts of one outcome for each question of the watch list, fast enough for every report."""

import dataclasses
import math
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import xarray as xr

from sim.analysis.discovery import Event, define_event, enough
from sim.analysis.discovery.event import needed
from sim.analysis.sensitivity.units import REACHED
from sim.analysis.signposts.called import about_outcome, called, long_name
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
"""Runs below which nothing is told, however common the event: half of them chooses."""
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
    first = min(FIRST, max(1, (data.sizes["week"] - 1) // 2))
    looking = Looking(first=first, step=STEP, shuffles=SHUFFLES)
    asked = {
        question: first_told([judge(name, outcomes, data, config) for name in names])
        for question, names in MAIN.items()
    }
    if all(event is None for event, _ in asked.values()):
        return [Answered(question, None, why) for question, (_, why) in asked.items()]
    columns = read_columns(data, places=False)
    made = []
    for question, (event, why) in asked.items():
        try:
            found = find(columns, event, data, config, looking) if event is not None else None
        except ValueError as error:
            found, why = None, f"{error}."
        made.append(Answered(question, found, why))
    return made


@dataclasses.dataclass(frozen=True)
class Judged:
    """An outcome's event, or why nothing can foretell it and how many runs it would take."""

    event: Event | None
    why: str = ""
    needed: float = math.inf


def first_told(judged: Sequence[Judged | None]) -> tuple[Event | None, str]:
    """The first event that can be foretold, or why none can: of those that take fewest runs."""
    held = [one for one in judged if one is not None]
    if not held:
        return None, "This study holds no outcome of this question."
    told = [one for one in held if one.event is not None]
    chosen = told[0] if told else min(held, key=lambda one: one.needed)
    return chosen.event, chosen.why


def judge(
    name: str, outcomes: pd.DataFrame, data: xr.Dataset, config: Mapping[str, Any]
) -> Judged | None:
    """Whether enough runs have the event of an outcome and lack it; None where it is missing."""
    if name not in outcomes:
        return None
    said, values = sentence_case(long_name(name, config)), outcomes[name]
    if values.nunique(dropna=False) == 1:
        return Judged(None, f"{said}: {_always(name, values, config)}.")
    try:
        event = called(define_event(outcomes, name), data, config)
    except ValueError:
        return Judged(None, f"{said}: no finite number in some runs.")
    few = enough(event, FEWEST_RUNS)
    if few is not None:
        return Judged(None, f"{sentence_case(few)}.", float(max(FEWEST_RUNS, needed(event))))
    return Judged(event)


def _always(name: str, values: "pd.Series[float]", config: Mapping[str, Any]) -> str:
    value = float(values.iloc[0])
    often = f"{value:.4g} in every run"
    if str(about_outcome(name, config).get("_target_", "")).endswith(REACHED):
        often = "in every run" if value else "in no run"
    return f"{often} of {len(values)}, so that there is nothing to foretell"


def sentence_case(text: str) -> str:
    """With a capital at the start, and only there."""
    return f"{text[:1].upper()}{text[1:]}"
