"""How the US answers joint exercises, from the weeks after one against the other weeks."""

import numpy as np

from sim.report.findings.finding import Finding
from sim.report.folder import Study
from sim.report.statistics import spread
from sim.report.words import average

AFTER = 4
"""Weeks after an exercise that count as an answer to it."""


def answer_to_exercises() -> Finding:
    """Share of weeks with a hostile US move in the four weeks after an axis exercise."""

    def say(study: Study) -> str | None:
        exercises = study.series("axis_exercises")
        moves = study.series("us_moves_against_axis")
        if exercises is None or moves is None:
            return None
        after = _after(exercises > 0)[:, 1:]
        hostile = (moves > 0)[:, 1:]
        usable = after.any(axis=1) & (~after).any(axis=1)
        if not usable.any():
            return None
        gaps = [
            hostile[run][after[run]].mean() - hostile[run][~after[run]].mean()
            for run in np.flatnonzero(usable)
        ]
        found = average(spread(100 * np.array(gaps)), "percentage points")
        return (
            "A hostile US move at one of the three is more frequent in the four weeks after a "
            f"joint exercise than in other weeks by {found}."
        )

    return Finding(say)


def _after(happened: np.ndarray) -> np.ndarray:
    """Weeks that lie one to four weeks after an exercise."""
    after = np.zeros_like(happened)
    for lag in range(1, AFTER + 1):
        after[:, lag:] |= happened[:, :-lag]
    return after
