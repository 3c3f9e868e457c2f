"""Statistics of one series of weeks: a price, missiles fired, prisoner exchanges."""

import numpy as np
from jaxtyping import Float

Found = dict[str, float]

AHEAD = (1, 4, 13, 26, 52)
"""Weeks over which changes of the price are looked at."""

LONG = 8
"""Weeks without an exchange from which a gap is called a pause."""


def price(values: Float[np.ndarray, " week"]) -> Found:
    """Root mean square of changes of a log price by weeks ahead, and memory of weekly changes."""
    far = {f"change over {k} weeks, log points": _moved(values, k) for k in AHEAD}
    return {**far, "autocorrelation of weekly changes": _memory(np.diff(values))}


def missiles(values: Float[np.ndarray, " week"]) -> Found:
    """Mean, spread, memory and quiet weeks of missiles fired a week."""
    return {
        "mean, missiles a week": float(values.mean()),
        "spread, missiles a week": float(values.std()),
        "autocorrelation": _memory(values),
        "share of weeks with less than 10": float((values < 10).mean()),
    }


def exchanges(values: Float[np.ndarray, " week"]) -> Found:
    """Weeks with an exchange, weeks from one to the next, and pauses a year."""
    gaps = np.diff(np.flatnonzero(values > 0))
    middle, high = np.quantile(gaps, [0.5, 0.9]) if len(gaps) else (np.nan, np.nan)
    return {
        "share of weeks with one": float(values.mean()),
        "weeks to the next, median": float(middle),
        "weeks to the next, nine in ten below": float(high),
        f"pauses of {LONG} weeks and more, a year": 52 * float((gaps >= LONG).sum()) / len(values),
    }


def _moved(values: Float[np.ndarray, " week"], ahead: int) -> float:
    change = values[ahead:] - values[:-ahead]
    return float(np.sqrt((change**2).mean())) if len(change) else np.nan


def _memory(values: Float[np.ndarray, " week"]) -> float:
    if len(values) < 3 or np.ptp(values[1:]) == 0 or np.ptp(values[:-1]) == 0:
        return np.nan
    return float(np.corrcoef(values[1:], values[:-1])[0, 1])
