"""Numbers of a study that sentences are made from; None where the study lacks the indicator."""

import numpy as np
from jaxtyping import Bool, Float

from sim.report.folder import Study
from sim.report.statistics import Chance, Spread, chance, spread

QUARTER = 13
"""Weeks of a quarter."""
YEAR = 52
"""Weeks of a year."""


def final(study: Study, name: str) -> Spread | None:
    """An indicator in the last week."""
    values = study.level(name)
    return None if values is None else spread(values[:, -1])


def start(study: Study, name: str) -> float:
    """Median of an indicator in week 0."""
    values = study.series(name)
    return float("nan") if values is None else float(np.median(values[:, 0]))


def yearly(study: Study, name: str) -> Spread | None:
    """Sum of a weekly flow, a year."""
    values = study.series(name)
    return None if values is None else spread(values[:, 1:].sum(axis=1) / study.years)


def stretch(study: Study) -> tuple[int, str]:
    """Weeks at both ends that are compared, and their name.

    Whole years where there are two, for exercises and votes have their seasons; else quarters.
    """
    return (YEAR, "year") if study.weeks >= 2 * YEAR else (QUARTER, "quarter")


def at_first(study: Study, name: str) -> Spread | None:
    """Mean of an indicator over the first year, or quarter, after the start."""
    values = study.level(name)
    return None if values is None else spread(values[:, 1:][:, : stretch(study)[0]].mean(axis=1))


def at_last(study: Study, name: str) -> Spread | None:
    """Mean of an indicator over the last year, or quarter."""
    values = study.level(name)
    return None if values is None else spread(values[:, 1:][:, -stretch(study)[0] :].mean(axis=1))


def ever(study: Study, name: str, level: float) -> Chance | None:
    """Chance that an indicator reaches a level in any week."""
    return by_week(study, name, level, study.weeks)


def by_week(study: Study, name: str, level: float, week: int) -> Chance | None:
    """Chance that an indicator has reached a level by a week."""
    values = study.series(name)
    return None if values is None else of_runs(reached(values, level, week))


def falls_below(study: Study, name: str, share: float) -> Chance | None:
    """Chance that an indicator ends below a share of its start."""
    values = study.level(name)
    return None if values is None else of_runs(values[:, -1] < share * values[:, 0])


def reached(
    values: Float[np.ndarray, "run week"], level: float, week: int
) -> Bool[np.ndarray, " run"]:
    """Which runs have been at a level by a week."""
    return np.asarray((values[:, : week + 1] >= level).any(axis=1))


def of_runs(happened: Bool[np.ndarray, " run"]) -> Chance:
    """Share of runs in which something happened."""
    return chance(int(happened.sum()), len(happened))
