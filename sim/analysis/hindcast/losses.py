"""Proper scores, and what the weeks say of how sure a skill is."""

import numpy as np
from jaxtyping import Float, Int
from scipy.special import ndtr

SAMPLES = 2000
"""Bootstrap samples of weeks."""


def gaussian_crps(
    observed: Float[np.ndarray, "row"],
    mean: Float[np.ndarray, "row"],
    spread: Float[np.ndarray, "row"],
) -> Float[np.ndarray, "row"]:
    """Continuous ranked probability score of normal forecasts (Gneiting and Raftery 2007).

    In the unit of the observation.
    """
    z = (observed - mean) / spread
    density = np.exp(-0.5 * z**2) / np.sqrt(2.0 * np.pi)
    score = spread * (z * (2.0 * ndtr(z) - 1.0) + 2.0 * density - 1.0 / np.sqrt(np.pi))
    return np.asarray(score)


def brier(
    happened: Float[np.ndarray, "row"], chance: Float[np.ndarray, "row"]
) -> Float[np.ndarray, "row"]:
    """Squared error of a chance (Brier 1950)."""
    return (happened - chance) ** 2


def log_score(
    happened: Float[np.ndarray, "row"], chance: Float[np.ndarray, "row"]
) -> Float[np.ndarray, "row"]:
    """Minus the log of the chance given to what happened, in nats (Good 1952)."""
    return -np.log(np.where(happened > 0, chance, 1.0 - chance))


def mean_loss(loss: Float[np.ndarray, "row"], weight: Float[np.ndarray, "row"]) -> float:
    """Weighted mean."""
    return float((loss * weight).sum() / weight.sum())


def skill(
    own: Float[np.ndarray, "row"],
    reference: Float[np.ndarray, "row"],
    weight: Float[np.ndarray, "row"],
) -> float:
    """1 - loss / loss of the reference; 0 where the reference has no loss."""
    worst = (weight * reference).sum()
    return float(1.0 - (weight * own).sum() / worst) if worst > 0 else 0.0


def skill_interval(
    losses: tuple[Float[np.ndarray, "row"], Float[np.ndarray, "row"]],
    weight: Float[np.ndarray, "row"],
    week: Int[np.ndarray, "row"],
    block: int,
) -> tuple[float, float]:
    """95 % limits of the skill by a bootstrap of weeks, as `ratio_interval` has it."""
    own, reference = losses
    low, high = ratio_interval(weight * own, weight * reference, week, block)
    return 1.0 - high, 1.0 - low


def ratio_interval(
    upper: Float[np.ndarray, "row"],
    lower: Float[np.ndarray, "row"],
    week: Int[np.ndarray, "row"],
    block: int,
) -> tuple[float, float]:
    """95 % limits of sum(upper) / sum(lower): circular bootstrap of weeks (Politis, Romano 1992).

    Blocks are as long as the horizon, since forecasts that overlap err together, but a third of
    the weeks at most: with few weeks the limits are too close. A single week has no spread: both
    limits are the ratio.
    """
    _, place = np.unique(week, return_inverse=True)
    above, below = (np.bincount(place, part) for part in (upper, lower))
    weeks = len(above)
    length = max(1, min(block, weeks // 3))
    first = np.random.default_rng(0).integers(weeks, size=(SAMPLES, -(-weeks // length)))
    drawn = (first[:, :, None] + np.arange(length)) % weeks
    drawn = drawn.reshape(SAMPLES, -1)[:, :weeks]
    ratio = above[drawn].sum(axis=1) / np.maximum(below[drawn].sum(axis=1), 1e-12)
    low, high = np.quantile(ratio, [0.025, 0.975])
    return float(low), float(high)
