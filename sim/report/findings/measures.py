"""Numbers of a study that sentences are made from; None where the study lacks the indicator."""

import numpy as np

from sim.report.folder import Study
from sim.report.statistics import Chance, Spread, chance, spread

QUARTER = 13
"""Weeks of a quarter."""


def final(study: Study, name: str) -> Spread | None:
    """An indicator in the last week."""
    values = study.series(name)
    return None if values is None else spread(values[:, -1])


def start(study: Study, name: str) -> float:
    """Median of an indicator in week 0."""
    values = study.series(name)
    return float("nan") if values is None else float(np.median(values[:, 0]))


def rise(study: Study, name: str) -> Spread | None:
    """The last week less week 0, run by run."""
    values = study.series(name)
    return None if values is None else spread(values[:, -1] - values[:, 0])


def ends_above_start(study: Study, name: str) -> Chance | None:
    """Chance that an indicator ends above where it began."""
    values = study.series(name)
    return None if values is None else of_runs(values[:, -1] > values[:, 0])


def yearly(study: Study, name: str) -> Spread | None:
    """Sum of a weekly flow, a year."""
    values = study.series(name)
    return None if values is None else spread(values[:, 1:].sum(axis=1) / study.years)


def last_quarter(study: Study, name: str) -> Spread | None:
    """Mean of an indicator over the last quarter."""
    values = study.series(name)
    return None if values is None else spread(values[:, 1:][:, -QUARTER:].mean(axis=1))


def ever(study: Study, name: str, level: float) -> Chance | None:
    """Chance that an indicator reaches a level in any week."""
    values = study.series(name)
    return None if values is None else of_runs(values.max(axis=1) >= level)


def by_week(study: Study, name: str, level: float, week: int) -> Chance | None:
    """Chance that an indicator has reached a level by a week."""
    values = study.series(name)
    return None if values is None else of_runs(values[:, : week + 1].max(axis=1) >= level)


def of_runs(happened: np.ndarray) -> Chance:
    """Share of runs in which something happened."""
    return chance(int(happened.sum()), len(happened))
