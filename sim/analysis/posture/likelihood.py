"""Maximum likelihood of the law of posture, with standard errors."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float
from scipy.optimize import Bounds, minimize

from sim.analysis.posture.events import PairWeeks
from sim.analysis.posture.filter import kalman_filter
from sim.analysis.posture.law import PostureLaw, parameter_names
from sim.analysis.posture.scales import bounds, from_free, slopes, to_free

STEP = 1e-4
"""Finite-difference step on the free scale, where every parameter is of order one."""


TOLERANCE = 1e-9
"""Relative gain in log likelihood at which the search stops: some 1e-5 nats on real tables."""


@dataclass(frozen=True)
class Fit:
    """A fitted law and its standard errors, on the natural scale of each parameter.

    `error` is from the inverse Hessian, `robust` the sandwich clustered by pair (Huber 1967; White
    1982), which stays valid when tone is not normal; `low` and `high` are the 95 % limits from
    `robust`, set on the free scale. `log_likelihood` is in nats.
    """

    law: PostureLaw
    error: Float[np.ndarray, "parameter"]
    robust: Float[np.ndarray, "parameter"]
    low: Float[np.ndarray, "parameter"]
    high: Float[np.ndarray, "parameter"]
    log_likelihood: float


def fit_law(table: PairWeeks, start: PostureLaw) -> Fit:
    """Fit the law to the table and compute its standard errors; RuntimeError if it fails."""
    free = maximise(table, start)
    low, high = np.array(bounds()).T
    inside = np.clip(free, low + 2 * STEP, high - 2 * STEP)
    covariance = np.linalg.pinv(_information(table, inside), hermitian=True)
    scores = _scores(table, inside)
    sandwich = covariance @ (scores.T @ scores) @ covariance
    error, robust = (np.sqrt(np.maximum(np.diag(c), 0.0)) for c in (covariance, sandwich))
    limits = [np.clip(free + sign * 1.96 * robust, low, high) for sign in (-1, 1)]
    values = [np.array([getattr(from_free(x), k) for k in parameter_names()]) for x in limits]
    slope = slopes(free)
    total = float(kalman_filter(from_free(free), table).log_likelihood.sum())
    return Fit(from_free(free), error * slope, robust * slope, values[0], values[1], total)


def maximise(table: PairWeeks, start: PostureLaw) -> Float[np.ndarray, "parameter"]:
    """Free parameters of highest likelihood, by a quasi-Newton search (Byrd et al. 1995)."""
    low, high = np.array(bounds()).T

    def loss(free: Float[np.ndarray, "parameter"]) -> float:
        return -float(_log_likelihoods(table, free).sum())

    def slope(free: Float[np.ndarray, "parameter"]) -> Float[np.ndarray, "parameter"]:
        return -_gradient(table, free)

    first = np.clip(to_free(start), low + 2 * STEP, high - 2 * STEP)
    found = minimize(
        loss, first, method="L-BFGS-B", jac=slope, bounds=Bounds(low, high), tol=TOLERANCE
    )
    if not np.isfinite(found.fun) or found.nit == 0:
        raise RuntimeError(f"the likelihood search failed: {found.message}")
    return np.asarray(found.x)


def _log_likelihoods(
    table: PairWeeks, free: Float[np.ndarray, "parameter"]
) -> Float[np.ndarray, "pair"]:
    return kalman_filter(from_free(free), table).log_likelihood


def _scores(
    table: PairWeeks, free: Float[np.ndarray, "parameter"]
) -> Float[np.ndarray, "pair parameter"]:
    low, high = np.array(bounds()).T
    columns = []
    for k in range(len(free)):
        ends = np.stack([free, free])
        ends[0, k] = max(free[k] - STEP, low[k])
        ends[1, k] = min(free[k] + STEP, high[k])
        rise = _log_likelihoods(table, ends[1]) - _log_likelihoods(table, ends[0])
        columns.append(rise / (ends[1, k] - ends[0, k]))
    return np.stack(columns, axis=-1)


def _gradient(
    table: PairWeeks, free: Float[np.ndarray, "parameter"]
) -> Float[np.ndarray, "parameter"]:
    """One-sided differences: half the work of the scores, and near enough for the search."""
    ends = free + np.diag(_inward(free, STEP))
    here = _log_likelihoods(table, free).sum()
    rise = np.array([_log_likelihoods(table, end).sum() - here for end in ends])
    return np.asarray(rise / _inward(free, STEP))


def _information(
    table: PairWeeks, free: Float[np.ndarray, "parameter"]
) -> Float[np.ndarray, "parameter parameter"]:
    """Minus the Hessian of the log likelihood, by second differences."""
    move = np.diag(_inward(free, 10 * STEP))
    here = _log_likelihoods(table, free).sum()
    single = np.array([_log_likelihoods(table, free + row).sum() for row in move])
    matrix = np.zeros_like(move)
    for j, k in zip(*np.triu_indices(len(free)), strict=True):
        both = _log_likelihoods(table, free + move[j] + move[k]).sum()
        matrix[j, k] = matrix[k, j] = single[j] + single[k] - here - both
    return matrix / np.outer(np.diag(move), np.diag(move))


def _inward(free: Float[np.ndarray, "parameter"], step: float) -> Float[np.ndarray, "parameter"]:
    """A step per parameter that cannot leave the bounds."""
    high = np.array(bounds())[:, 1]
    return np.where(free + 2 * step > high, -step, step)
