"""How far the peace process comes, when, on what terms, and whether it holds."""

import numpy as np
from jaxtyping import Float

from sim.report.calendar import spoken
from sim.report.figures.stages import STAGES
from sim.report.findings import measures
from sim.report.findings.table import Table
from sim.report.folder import Study
from sim.report.statistics import chance, spread
from sim.report.words import interval, odds, percent, typical

CEASEFIRE = 5
HORIZONS = (13, 26, 52, 104)
"""Weeks by which the chances are read."""

HISTORY = "0.0040 a week (95 % interval 0.0016 to 0.0082)"
"""Interstate wars past their first year that ended by agreement: 7 in about 1,758 war-weeks."""


def stages_by_week(study: Study) -> Table | None:
    """Chance of having reached each stage by some weeks, with 95 % intervals."""
    stage = study.series("stage")
    weeks = sorted({week for week in HORIZONS if week < study.weeks} | {study.weeks})
    if stage is None:
        return None
    rows = tuple(
        (name.capitalize(), *(_cell(stage, level, week) for week in weeks), _when(stage, level))
        for level, name in STAGES.items()
    )
    headers = ("Stage reached", *(f"week {week}" for week in weeks), "median date")
    caption = (
        "Share of runs that have reached each stage by a week, with its 95 % interval, and the "
        "date by which half of all runs have."
    )
    return Table(caption, headers, rows)


def _cell(stage: Float[np.ndarray, "run week"], level: int, week: int) -> str:
    found = measures.of_runs(measures.reached(stage, float(level), week))
    return f"{percent(found.share)} ({interval(percent(found.low), percent(found.high))})"


def _when(stage: Float[np.ndarray, "run week"], level: int) -> str:
    reached = (np.maximum.accumulate(stage, axis=1) >= level).mean(axis=0) >= 0.5
    return spoken(int(np.argmax(reached))) if reached.any() else "later, if ever"


def pace(study: Study) -> str | None:
    """Weekly chance of a first ceasefire against what past wars did."""
    stage = study.series("stage")
    if stage is None:
        return None
    silent = np.maximum.accumulate(stage, axis=1) >= CEASEFIRE
    at_risk = int((~silent[:, :-1]).sum())
    if not at_risk:
        return None
    found = chance(int((silent[:, 1:] & ~silent[:, :-1]).sum()), at_risk)
    return (
        f"A negotiated end of the fighting comes at {found.share:.4f} a week "
        f"({interval(f'{found.low:.4f}', f'{found.high:.4f}')}, 95 % interval), where past "
        f"interstate wars that had lasted a year ended by agreement at {HISTORY}."
    )


def agreed_terms(study: Study) -> str | None:
    """Russia's share where terms have been agreed."""
    terms = study.series("terms")
    if terms is None or not (terms[:, -1] > 0).any():
        return None
    agreed = terms[:, -1][terms[:, -1] > 0]
    return (
        f"Where terms have been agreed ({len(agreed)} of {study.runs} runs), Russia's share of "
        f"what is at stake is {typical(spread(agreed))}."
    )


def relapse(study: Study) -> str | None:
    """How often a ceasefire breaks."""
    relapses, stage = study.series("relapses"), study.series("stage")
    if relapses is None or stage is None:
        return None
    ceased = (stage >= CEASEFIRE).any(axis=1)
    if not ceased.any():
        return "No run has a ceasefire that could break."
    broken = measures.of_runs(relapses[ceased].max(axis=1) >= 1)
    return (
        f"Of the {int(ceased.sum())} runs with a ceasefire, those that fall back into war by "
        f"{spoken(study.weeks)}: {odds(broken)}."
    )
