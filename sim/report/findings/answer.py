"""How the US answers joint exercises: the weeks after one against the other weeks."""

import dataclasses

import numpy as np
from jaxtyping import Bool

from sim.report.findings.finding import Finding
from sim.report.folder import Study
from sim.report.statistics import Spread, spread
from sim.report.words import average, percent

AFTER = 4
"""Weeks after an exercise that count as an answer to it."""


@dataclasses.dataclass(frozen=True)
class Answered:
    """Mean share of weeks with a hostile US move after exercises and else, and the difference.

    The difference is in percentage points, over runs that know both kinds of weeks.
    """

    after: float
    otherwise: float
    difference: Spread


def answered(study: Study, exercises_of: str, moves_at: str) -> Answered | None:
    """The answer to an indicator of joint exercises in an indicator of moves."""
    exercises, moves = study.series(exercises_of), study.series(moves_at)
    if exercises is None or moves is None:
        return None
    after, hostile = weeks_after(exercises > 0)[:, 1:], (moves > 0)[:, 1:]
    both = after.any(axis=1) & (~after).any(axis=1)
    if not both.any():
        return None
    after, hostile = after[both], hostile[both]
    inside = (hostile & after).sum(axis=1) / after.sum(axis=1)
    outside = (hostile & ~after).sum(axis=1) / (~after).sum(axis=1)
    return Answered(inside.mean(), outside.mean(), spread(100 * (inside - outside)))


def weeks_after(happened: Bool[np.ndarray, "run week"]) -> Bool[np.ndarray, "run week"]:
    """Weeks that lie one to four weeks after something happened."""
    after = np.zeros_like(happened)
    for lag in range(1, min(AFTER, happened.shape[1] - 1) + 1):
        after[:, lag:] |= happened[:, :-lag]
    return after


def answer_to_exercises(exercises_of: str, moves_at: str, whom: str) -> Finding:
    """Share of weeks with a hostile US move in the four weeks after one of its exercises."""

    def say(study: Study) -> str | None:
        found = answered(study, exercises_of, moves_at)
        if found is None:
            return None
        return (
            f"Hostile US moves at {whom}: in {percent(found.after)} of the weeks within four weeks "
            f"of a joint exercise of its own, in {percent(found.otherwise)} of other weeks; the "
            f"difference in percentage points is {average(found.difference)}."
        )

    return say
