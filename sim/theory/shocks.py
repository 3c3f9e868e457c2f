"""Counts of incidents that are over-dispersed and excite each other."""

import numpy as np
from jaxtyping import Float, Int

from sim.theory.values import Values

Moments = tuple[Float[np.ndarray, "..."], Float[np.ndarray, "..."], Float[np.ndarray, "..."]]

# Below this chance of a zero the recursion would lose its leading digits to underflow.
SMALLEST_CHANCE = 1e-290


def ingarch_moments(omega: Values, a: Values, b: Values, size: Values = np.inf) -> Moments:
    """Mean, variance and lag-1 autocorrelation of `lam' = omega + a X + b lam` at rest.

    X given lam is Poisson (`size` infinite; Ferland, Latour and Oraichi 2006) or negative binomial
    with variance `lam + lam^2/size` (Zhu 2011; BK). With V the variance of lam and m the mean,
    `V = (a + b)^2 V + a^2 (m + (V + m^2)/size)`, solved for V. Elementwise; omega in counts a week.
    Raises ValueError unless `(a + b)^2 + a^2/size < 1`, omega > 0, a and b >= 0, size > 0.
    """
    base, excite, persist, count = np.broadcast_arrays(
        *(np.asarray(value, dtype=float) for value in (omega, a, b, size))
    )
    if np.any((base <= 0) | (excite < 0) | (persist < 0) | (count <= 0)):
        raise ValueError("omega and size must be positive, a and b not negative")
    slack = 1.0 - (excite + persist) ** 2 - excite**2 / count
    if np.any(slack <= 0):
        raise ValueError("not stationary: (a + b)^2 + a^2/size must be under 1")
    mean = base / (1.0 - excite - persist)
    latent = excite**2 * (mean + mean**2 / count) / slack
    variance = latent + mean + (latent + mean**2) / count
    correlation = excite + persist * latent / variance
    return np.asarray(mean), np.asarray(variance), np.asarray(correlation)


def hawkes_moments(base: Values, jump: Values, decay: Values) -> Moments:
    """Rate, long-run variance to mean and mean cluster size of a Hawkes (1971) process.

    The intensity is `base + sum jump exp(-decay age)` over past events, base and jump per unit of
    time, decay its inverse. With branching n = jump/decay the answers are `base/(1 - n)`,
    `1/(1 - n)^2` and `1/(1 - n)`. Raises ValueError unless n is in 0..1, under 1.
    """
    branching = np.asarray(jump, dtype=float) / np.asarray(decay, dtype=float)
    if np.any((branching < 0) | (branching >= 1)):
        raise ValueError("the branching ratio jump/decay must be at least 0 and under 1")
    cluster = 1.0 / (1.0 - branching)
    rate = np.asarray(base, dtype=float) * cluster
    return np.asarray(rate), np.asarray(cluster**2), np.asarray(cluster)


def negative_binomial_quantile(
    uniform: Values, mean: Values, size: Values
) -> Int[np.ndarray, "..."]:
    """Smallest k whose cumulative chance reaches `uniform`: a count drawn by inverse CDF.

    The variance is `mean + mean^2/size`; an infinite `size` is the Poisson law. Chances follow by
    `P(k + 1) = P(k) (k + size)/(k + 1) mean/(size + mean)`, element by element, so that a draw does
    not depend on its block. Time grows with the largest count. Raises ValueError unless uniform is
    in [0, 1), mean >= 0 and size > 0, and where P(0) underflows (a Poisson mean above about 660).
    """
    level, rate, count = np.broadcast_arrays(
        *(np.asarray(value, dtype=float) for value in (uniform, mean, size))
    )
    _refuse_bad_draws(level, rate, count)
    slope, intercept, chance = _recursion(rate, count)
    cumulative = chance.copy()
    quantile = np.zeros(level.shape, dtype=np.int64)
    short = cumulative < level
    k = 0
    while short.any():
        chance = chance * (slope * k + intercept) / (k + 1)
        grown = cumulative + chance
        # A level above the largest sum that rounding can reach stops where the sum stops growing.
        short &= (grown > cumulative) | (k < rate)
        quantile += short
        cumulative = grown
        short &= cumulative < level
        k += 1
    return quantile


def _refuse_bad_draws(
    level: Float[np.ndarray, "..."], rate: Float[np.ndarray, "..."], count: Float[np.ndarray, "..."]
) -> None:
    if not np.all((level >= 0) & (level < 1)):
        raise ValueError("uniform must be at least 0 and under 1")
    if not np.all((rate >= 0) & np.isfinite(rate) & (count > 0)):
        raise ValueError("mean must be finite and not negative, size positive")


def _recursion(rate: Float[np.ndarray, "..."], count: Float[np.ndarray, "..."]) -> Moments:
    """The recursion's factor `(slope k + intercept)/(k + 1)` and its start P(0)."""
    finite = np.isfinite(count)
    shape = np.where(finite, count, 1.0)
    slope = np.where(finite, rate / (shape + rate), 0.0)
    intercept = np.where(finite, shape * slope, rate)
    zero = np.exp(np.where(finite, -shape * np.log1p(rate / shape), -rate))
    if np.any(zero < SMALLEST_CHANCE):
        raise ValueError("mean is too large for its size: the chance of a zero underflows")
    return slope, intercept, np.asarray(zero)
