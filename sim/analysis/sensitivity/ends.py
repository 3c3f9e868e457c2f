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


def ends(given: Points) -> pd.DataFrame:
    """Mean of each outcome in the runs with the lowest and highest fifth of each parameter.

    Columns outcome, parameter and, for either end, the mean and its 95 % interval, as in
    `at_low`, `at_low_from` and `at_low_to`.
    """
    outcomes = given.outcomes.to_numpy(dtype=float)
    groups = np.arange(len(outcomes)) // (given.sampled.group or 1)
    frames = []
    for label in given.parameters:
        values = given.parameters[label].to_numpy(dtype=float)
        low, high = np.quantile(values, (FIFTH, 1 - FIFTH))
        made = {"outcome": list(map(str, given.outcomes)), "parameter": str(label)}
        for end, part in zip(ENDS, (values <= low, values >= high), strict=True):
            found = means_within(outcomes, part, groups)
            made |= dict(zip((end, f"{end}_from", f"{end}_to"), found, strict=True))
        frames.append(pd.DataFrame(made))
    return pd.concat(frames, ignore_index=True)


NOTHING: Mapping[str, Any] = {}


def told(row: Mapping[Any, Any], end: str, about: Mapping[str, Any] = NOTHING) -> str:
    """The mean at one end of a row of `ends`, and its interval, in four digits.

    `about` the outcome tells its `units`, and whether it is a `chance`, which is said in %.
    """
    scale, units = (100.0, " %") if about.get("chance") else (1.0, "")
    mean, low, high = (f"{scale * row[end + part]:.4g}" for part in ("", "_from", "_to"))
    own = "" if units else str(about.get("units") or "").removeprefix("1")
    return f"{mean}{units} ({low} to {high}{units}) {own}".rstrip()


def means_within(
    outcomes: Float[np.ndarray, "run outcome"],
    part: Bool[np.ndarray, " run"],
    groups: Int[np.ndarray, " run"],
) -> Float[np.ndarray, "3 outcome"]:
    """Mean over a part of the runs and its 95 % interval, from where to where.

    By Student's t, within what all runs have; for events of 0 and 1 by Wilson. Runs of a group,
    which follow each other, share all parameters but one, so that they tell less than as many
    runs of their own: residuals are summed by group.
    """
    values = outcomes[part]
    mean, runs = values.mean(axis=0), len(values)
    starts = np.unique(groups[part], return_index=True)[1]
    summed = np.add.reduceat(values - mean, starts, axis=0)
    number = len(starts)
    if number < 2:
        return np.stack([mean, outcomes.min(axis=0), outcomes.max(axis=0)])
    variance = (summed**2).sum(axis=0) * number / (number - 1) / runs**2
    half = t.ppf((1 + LEVEL) / 2, number - 1) * np.sqrt(variance)
    found = np.stack([mean, mean - half, mean + half])
    for place in np.flatnonzero(np.isin(outcomes, (0.0, 1.0)).all(axis=0)):
        own = mean[place] * (1 - mean[place]) / runs
        inflation = max(1.0, variance[place] / own) if own else 1.0
        found[1:, place] = wilson(int(values[:, place].sum()), runs, inflation)
    return np.clip(found, outcomes.min(axis=0), outcomes.max(axis=0))
