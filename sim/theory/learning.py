"""Learning about others: trust, forgiveness and steps of reasoning."""

from math import exp

import numpy as np
from jaxtyping import Float

from sim.theory.values import Real, Values

Number = Float[np.ndarray, "..."]

# Poisson levels beyond this carry less than 1e-15 of the population up to a mean of 10 steps.
HIGHEST_LEVEL = 60


def beta_update(
    alpha: Values,
    beta: Values,
    cooperations: Values,
    defections: Values,
    discount: Values = 1.0,
) -> tuple[Number, Number]:
    """Beta-Bernoulli trust with forgetting (Josang and Ismail 2002; BK).

    `alpha' = discount alpha + cooperations`, beta likewise with defections: conjugate Bayes with
    exponential discounting. `discount` per update, in 0..1 (ValueError outside); elementwise.
    """
    keep = np.asarray(discount, dtype=float)
    if np.any((keep < 0) | (keep > 1)):
        raise ValueError("discount must be within 0..1")
    good = keep * np.asarray(alpha, dtype=float) + np.asarray(cooperations, dtype=float)
    bad = keep * np.asarray(beta, dtype=float) + np.asarray(defections, dtype=float)
    return np.asarray(good), np.asarray(bad)


def beta_mean(alpha: Values, beta: Values) -> Number:
    """Trust, the expected chance that the other cooperates, `alpha/(alpha + beta)`."""
    good = np.asarray(alpha, dtype=float)
    return np.asarray(good / (good + np.asarray(beta, dtype=float)))


def generous_optimum(
    temptation: Values, reward: Values, punishment: Values, sucker: Values
) -> Number:
    """The most forgiving tit for tat that cannot be exploited (Nowak and Sigmund 1992).

    `min(1 - (T - R)/(R - S), (R - P)/(T - P))`, a chance; payoffs in one unit. Raises ValueError
    unless T > R > P > S.
    """
    t, r, p, s = (np.asarray(v, dtype=float) for v in (temptation, reward, punishment, sucker))
    if not np.all((t > r) & (r > p) & (p > s)):
        raise ValueError("a Prisoner's Dilemma needs temptation > reward > punishment > sucker")
    return np.asarray(np.maximum(0.0, np.minimum(1.0 - (t - r) / (r - s), (r - p) / (t - p))))


def poisson_levels(mean_steps: Real, levels: int) -> Float[np.ndarray, " level"]:
    """Poisson shares of players with 0..levels-1 steps of reasoning, not normalised."""
    if mean_steps < 0 or levels < 1:
        raise ValueError(f"need mean_steps >= 0 and levels >= 1, not {mean_steps} and {levels}")
    steps = np.arange(1, levels)
    return np.concatenate(([1.0], np.cumprod(mean_steps / steps))) * exp(-mean_steps)


def beauty_contest(
    mean_steps: Real, levels: int, factor: Real = 2.0 / 3.0, start: Real = 50.0
) -> Float[np.ndarray, " level"]:
    """Choices of levels 0..levels-1 in the p-beauty contest (Camerer, Ho and Chong 2004).

    Level 0 is at `start` on average; level k plays `factor` times the mean choice of the levels
    under it, weighted by their Poisson(`mean_steps`) shares. Choices are in the unit of `start`.
    """
    share = poisson_levels(mean_steps, levels)
    choice = np.full(levels, float(start))
    for level in range(1, levels):
        below = share[:level]
        choice[level] = factor * (below * choice[:level]).sum() / below.sum()
    return choice


def beauty_contest_mean(mean_steps: Real, factor: Real = 2.0 / 3.0, start: Real = 50.0) -> float:
    """Mean choice of the whole Poisson population; arguments as in `beauty_contest`."""
    share = poisson_levels(mean_steps, HIGHEST_LEVEL)
    choice = beauty_contest(mean_steps, HIGHEST_LEVEL, factor, start)
    return float((share * choice).sum() / share.sum())
