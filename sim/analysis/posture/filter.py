"""Kalman filter of the law of posture over all pairs at once (Kalman 1960; Harvey 1989)."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float

from sim.analysis.posture.events import PairWeeks
from sim.analysis.posture.law import PostureLaw

LOADING: Float[np.ndarray, "2 4"] = np.array([[1.0, 1.0, 1.0, 1.0], [1.0, -1.0, 1.0, -1.0]])
"""Effect of (S, A, F, G) on the tone of first toward second and of second toward first."""


@dataclass(frozen=True)
class Belief:
    """Mean and covariance of (S, A, F, G) of each pair, Goldstein points and their square."""

    mean: Float[np.ndarray, "... pair 4"]
    covariance: Float[np.ndarray, "... pair 4 4"]


@dataclass(frozen=True)
class Filtered:
    """Beliefs before and after each week's events, and the log likelihood of each pair (nats)."""

    predicted: Belief
    updated: Belief
    log_likelihood: Float[np.ndarray, "pair"]


def prior(law: PostureLaw, pairs: int) -> Belief:
    """Belief about each pair before any data."""
    covariance = np.broadcast_to(law.start_covariance(), (pairs, 4, 4))
    return Belief(np.zeros((pairs, 4)), covariance)


def propagate(law: PostureLaw, belief: Belief, weeks: int) -> Belief:
    """Belief so many weeks later without data: F and G return to rest, S and A move on."""
    decay = law.decay(weeks)
    moved = belief.covariance * np.outer(decay, decay) + np.diag(law.innovation(weeks))
    return Belief(belief.mean * decay, moved)


def kalman_filter(law: PostureLaw, table: PairWeeks) -> Filtered:
    """Filter every pair through the table's weeks; lags cross a gap by its elapsed weeks only."""
    shape = table.n.shape[:2]
    means = np.empty((2, *shape, 4))
    covariances = np.empty((2, *shape, 4, 4))
    noise = noise_covariance(law, table)
    seen = table.seen.astype(float)
    gap = (table.tone - law.mu) * seen
    belief = prior(law, shape[1])
    total = np.zeros(shape[1])
    for week, steps in enumerate(table.steps):
        before = propagate(law, belief, int(steps))
        belief, gain = update(before, gap[week], seen[week], noise[week])
        total += gain
        means[:, week] = before.mean, belief.mean
        covariances[:, week] = before.covariance, belief.covariance
    return Filtered(Belief(means[0], covariances[0]), Belief(means[1], covariances[1]), total)


def noise_covariance(law: PostureLaw, table: PairWeeks) -> Float[np.ndarray, "week pair 2 2"]:
    """Observation noise; a missing direction has variance 1 and no correlation."""
    seen = table.seen
    variance = np.where(seen, law.noise_variance(np.maximum(table.n, 1.0)), 1.0)
    shared = law.noise_correlation * np.sqrt(variance.prod(axis=-1)) * seen.all(axis=-1)
    upper = np.stack([variance[..., 0], shared], axis=-1)
    lower = np.stack([shared, variance[..., 1]], axis=-1)
    return np.stack([upper, lower], axis=-2)


def update(
    before: Belief,
    gap: Float[np.ndarray, "pair 2"],
    seen: Float[np.ndarray, "pair 2"],
    noise: Float[np.ndarray, "pair 2 2"],
) -> tuple[Belief, Float[np.ndarray, "pair"]]:
    """Belief after a week's tone less mu (`gap`, 0 where unseen) and its log density (nats)."""
    cross = (before.covariance @ LOADING.T) * seen[:, None, :]
    spread = (LOADING @ cross) * seen[:, :, None] + noise
    surprise = gap - (before.mean @ LOADING.T) * seen
    determinant = spread[:, 0, 0] * spread[:, 1, 1] - spread[:, 0, 1] ** 2
    inverse = _adjugate(spread) / determinant[:, None, None]
    weights = cross @ inverse
    distance = ((inverse @ surprise[:, :, None])[:, :, 0] * surprise).sum(axis=-1)
    gain = -0.5 * (distance + np.log(determinant) + np.log(2 * np.pi) * seen.sum(axis=-1))
    mean = before.mean + (weights @ surprise[:, :, None])[:, :, 0]
    covariance = before.covariance - weights @ cross.transpose(0, 2, 1)
    return Belief(mean, covariance), gain


def _adjugate(matrix: Float[np.ndarray, "pair 2 2"]) -> Float[np.ndarray, "pair 2 2"]:
    flipped = matrix[:, ::-1, ::-1].copy()
    flipped[:, 0, 1] *= -1
    flipped[:, 1, 0] *= -1
    return flipped
