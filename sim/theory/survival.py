"""Durations, hazards and their uncertainty."""

import numpy as np
from jaxtyping import Bool, Float
from scipy.special import gammaincinv, ndtri

from sim.theory.values import Real, Values

Curve = Float[np.ndarray, " time"]


def period_hazard(chance: Values, periods: Values) -> Float[np.ndarray, "..."]:
    """Constant hazard per period of an event with `chance` over `periods`, `1 - (1 - P)^(1/n)`."""
    total, count = np.asarray(chance, dtype=float), np.asarray(periods, dtype=float)
    if np.any((total < 0) | (total > 1)) or np.any(count <= 0):
        raise ValueError("chance must be within 0..1 and periods positive")
    with np.errstate(divide="ignore"):
        return np.asarray(-np.expm1(np.log1p(-total) / count))


def chance_within(hazard: Values, periods: Values) -> Float[np.ndarray, "..."]:
    """Chance of an event within `periods` at a constant hazard per period, `1 - (1 - h)^n`."""
    rate, count = np.asarray(hazard, dtype=float), np.asarray(periods, dtype=float)
    if np.any((rate < 0) | (rate > 1)) or np.any(count <= 0):
        raise ValueError("hazard must be within 0..1 and periods positive")
    with np.errstate(divide="ignore"):
        return np.asarray(-np.expm1(np.log1p(-rate) * count))


def product_limit(at_risk: Values, ended: Values) -> Curve:
    """Survival by row of a life table, `prod (1 - ended/at_risk)` (Kaplan and Meier 1958; BK).

    Raises ValueError unless `0 <= ended <= at_risk` and at_risk > 0, both of shape (time,).
    """
    risk, deaths = np.asarray(at_risk, dtype=float), np.asarray(ended, dtype=float)
    if np.any(risk <= 0) or np.any((deaths < 0) | (deaths > risk)):
        raise ValueError("at_risk must be positive and ended between 0 and at_risk")
    return np.asarray(np.cumprod(1.0 - deaths / risk))


def kaplan_meier(duration: Values, observed: Values) -> tuple[Curve, Curve, Curve, Curve]:
    """Times of endings, number at risk, number ended and survival (Kaplan and Meier 1958; BK).

    `duration` has shape (case,), in any unit of time; `observed` says whether the end was seen or
    the case was still going on, in which case it is at risk up to and at its duration. Raises
    ValueError on a mismatch, a negative duration or when no end was seen.
    """
    length = np.asarray(duration, dtype=float)
    seen: Bool[np.ndarray, " case"] = np.asarray(observed, dtype=bool)
    if length.ndim != 1 or length.shape != seen.shape or np.any(length < 0):
        raise ValueError("duration and observed must have one shape (case,), durations at least 0")
    if not seen.any():
        raise ValueError("no end was observed")
    times, ended = np.unique(length[seen], return_counts=True)
    at_risk = length.size - np.searchsorted(np.sort(length), times, side="left")
    survival = product_limit(at_risk, ended)
    return times, at_risk.astype(float), ended.astype(float), survival


def survival_interval(at_risk: Values, ended: Values, level: Real = 0.95) -> tuple[Curve, Curve]:
    """Pointwise interval of a product-limit curve (Greenwood 1926; BK).

    Greenwood's variance on the log(-log) scale. Returns (low, high), each (time,); where the curve
    is 0 or 1 both equal it, because the variance is undefined.
    """
    risk, deaths = np.asarray(at_risk, dtype=float), np.asarray(ended, dtype=float)
    curve = product_limit(risk, deaths)
    inside = (curve > 0) & (curve < 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = np.sqrt(np.cumsum(deaths / (risk * (risk - deaths)))) / np.abs(np.log(curve))
        width = ndtri(0.5 + level / 2.0) * spread
        low, high = curve ** np.exp(width), curve ** np.exp(-width)
    return np.where(inside, low, curve), np.where(inside, high, curve)


def rate_interval(events: int, exposure: Real, level: Real = 0.95) -> tuple[float, float]:
    """Exact interval of a constant event rate (Garwood 1936; BK), per unit of `exposure`."""
    if events < 0 or exposure <= 0:
        raise ValueError("events must not be negative and exposure must be positive")
    tail = (1.0 - level) / 2.0
    low = gammaincinv(events, tail) / exposure if events else 0.0
    return float(low), float(gammaincinv(events + 1, 1.0 - tail) / exposure)
