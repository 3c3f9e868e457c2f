"""Statistics of weekly tone by directed dyad: level, spread, memory and the two directions."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Bool, Float, Int

LAGS = 8
LEAST_WEEKS = 10
"""Pairs of weeks below which a correlation says too little."""


@dataclass(frozen=True)
class Weeks:
    """Which weeks of which dyads hold a tone, and which unbroken stretch each week belongs to.

    Dyads come in twos: the two directions of a pair stand side by side.
    """

    seen: Bool[np.ndarray, "week dyad"]
    stretch: Int[np.ndarray, " week"]


@dataclass(frozen=True)
class Statistics:
    """By run and dyad: mean and sd of the weekly tone (points), sd about each stretch's mean,
    autocorrelation at lags 1 to LAGS and correlation with the other direction in the same week
    and with the other's of the week before; nan where there are too few weeks.
    """

    mean: Float[np.ndarray, "run dyad"]
    sd: Float[np.ndarray, "run dyad"]
    sd_within: Float[np.ndarray, "run dyad"]
    memory: Float[np.ndarray, "lag run dyad"]
    together: Float[np.ndarray, "run dyad"]
    answer: Float[np.ndarray, "run dyad"]


def statistics(tone: Float[np.ndarray, "run week dyad"], weeks: Weeks) -> Statistics:
    """Statistics over the weeks with a tone; correlations are about the mean of each stretch."""
    count = weeks.seen.sum(axis=0)
    mean = _ratio((tone * weeks.seen).sum(axis=1), count)
    spread = _ratio((((tone - mean[:, None]) ** 2) * weeks.seen).sum(axis=1), count)
    apart = within(tone, weeks)
    variance = _ratio((apart**2).sum(axis=1), count)
    other = _swapped(apart)
    memory = np.stack([_lagged(apart, apart, weeks, lag) / variance for lag in range(1, LAGS + 1)])
    scale = np.sqrt(variance * _swapped(variance))
    return Statistics(
        mean,
        np.sqrt(spread),
        np.sqrt(variance),
        memory,
        _lagged(apart, other, weeks, 0) / scale,
        _lagged(apart, other, weeks, 1) / scale,
    )


def within(
    tone: Float[np.ndarray, "run week dyad"], weeks: Weeks
) -> Float[np.ndarray, "run week dyad"]:
    """Tone less its dyad's mean over the stretch, 0 where there is none."""
    apart = np.zeros_like(tone)
    for number in np.unique(weeks.stretch):
        own = weeks.stretch == number
        seen = weeks.seen[own]
        mean = (tone[:, own] * seen).sum(axis=1) / np.maximum(seen.sum(axis=0), 1)
        apart[:, own] = (tone[:, own] - mean[:, None]) * seen
    return apart


def _lagged(
    later: Float[np.ndarray, "run week dyad"],
    earlier: Float[np.ndarray, "run week dyad"],
    weeks: Weeks,
    lag: int,
) -> Float[np.ndarray, "run dyad"]:
    """Mean product of a tone and one `lag` weeks earlier within a stretch."""
    size = len(weeks.stretch) - lag
    same = (weeks.stretch[lag:] == weeks.stretch[:size])[:, None]
    there = weeks.seen if later is earlier else _swapped(weeks.seen)
    both = weeks.seen[lag:] & there[:size] & same
    count = both.sum(axis=0)
    total = (later[:, lag:] * earlier[:, :size] * both).sum(axis=1)
    return _ratio(total, np.where(count >= LEAST_WEEKS, count, 0))


def _swapped(values: np.ndarray) -> np.ndarray:
    """The other direction of each pair."""
    flipped = values.reshape(*values.shape[:-1], -1, 2)[..., ::-1]
    return flipped.reshape(values.shape)


def _ratio(
    total: Float[np.ndarray, "run dyad"], count: Int[np.ndarray, " dyad"]
) -> Float[np.ndarray, "run dyad"]:
    found: Float[np.ndarray, "run dyad"] = np.where(count > 0, total / np.maximum(count, 1), np.nan)
    return found
