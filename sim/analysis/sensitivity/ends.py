"""Means of outcomes where a parameter is low and where it is high, each with its interval."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from jaxtyping import Bool, Float, Int
from scipy.stats import t

from sim.analysis.discovery import wilson
from sim.analysis.sensitivity.points import Points

FIFTH = 0.2
LEVEL = 0.95
ENDS = ("at_low", "at_high")

Interval = tuple[float, float, float]
"""A mean, and its 95 % interval from where to where."""


def ends(given: Points) -> pd.DataFrame:
    """Mean of each outcome in the runs with the lowest and highest fifth of each parameter.

    Columns outcome, parameter and, for either end, the mean and its 95 % interval, as in
    `at_low`, `at_low_from` and `at_low_to`.
    """
    groups = np.arange(len(given.outcomes)) // (given.sampled.group or 1)
    rows = []
    for label in given.parameters:
        values = given.parameters[label].to_numpy(dtype=float)
        low, high = np.quantile(values, (FIFTH, 1 - FIFTH))
        for name in given.outcomes:
            outcome = given.outcomes[name].to_numpy(dtype=float)
            row: dict[str, object] = {"outcome": str(name), "parameter": label}
            for end, part in zip(ENDS, (values <= low, values >= high), strict=True):
                found = mean_within(outcome, part, groups)
                row |= dict(zip((end, f"{end}_from", f"{end}_to"), found, strict=True))
            rows.append(row)
    return pd.DataFrame(rows)


def told(row: Mapping[Any, Any], end: str) -> str:
    """The mean at one end of a row of `ends`, and its interval, in four digits."""
    mean, low, high = (f"{row[end + part]:.4g}" for part in ("", "_from", "_to"))
    return f"{mean} ({low} to {high})"


def mean_within(
    outcome: Float[np.ndarray, " run"],
    part: Bool[np.ndarray, " run"],
    groups: Int[np.ndarray, " run"],
) -> Interval:
    """Mean over a part of the runs; its interval keeps within what all runs have.

    By Student's t, for events of 0 and 1 by Wilson. Runs of a group share all parameters but
    one, so that they tell less than as many runs of their own: residuals are summed by group.
    """
    values = outcome[part]
    mean, runs = float(values.mean()), len(values)
    residuals = np.bincount(np.unique(groups[part], return_inverse=True)[1], values - mean)
    number = len(residuals)
    if number < 2:
        return mean, float(outcome.min()), float(outcome.max())
    variance = float((residuals**2).sum()) * number / (number - 1) / runs**2
    if np.isin(outcome, (0.0, 1.0)).all():
        own = mean * (1 - mean) / runs
        return mean, *wilson(int(values.sum()), runs, max(1.0, variance / own) if own else 1.0)
    half = float(t.ppf((1 + LEVEL) / 2, number - 1)) * variance**0.5
    return mean, max(mean - half, float(outcome.min())), min(mean + half, float(outcome.max()))
