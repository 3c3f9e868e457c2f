"""Intervals for a difference of two chances.

Where an outcome is 0 or 1, the interval of Student is too short when few runs differ, and has
no length when none does. One imagined run on either side of each count mends that: after
Bonett and Price (2012) for pairs, after Agresti and Caffo (2000) for separate samples.
"""

import numpy as np
from jaxtyping import Float
from scipy import stats


def is_chance(*samples: Float[np.ndarray, "..."]) -> bool:
    """Whether all values are 0 or 1."""
    return all(bool(np.isin(values, (0.0, 1.0)).all()) for values in samples)


def paired_chances(
    first: Float[np.ndarray, " run"], second: Float[np.ndarray, " run"], level: float = 0.95
) -> tuple[float, float]:
    """Bounds of the second chance less the first, of pairs of runs (Bonett and Price 2012)."""
    runs = len(first)
    up = (float((second > first).sum()) + 1) / (runs + 2)
    down = (float((second < first).sum()) + 1) / (runs + 2)
    error = np.sqrt((up + down - (up - down) ** 2) / (runs + 2))
    return _around(up - down, float(error), level)


def separate_chances(
    first: Float[np.ndarray, " one"], second: Float[np.ndarray, " other"], level: float = 0.95
) -> tuple[float, float]:
    """Bounds of the second chance less the first, of separate runs (Agresti and Caffo 2000)."""
    one, other = ((float(values.sum()) + 1) / (len(values) + 2) for values in (first, second))
    error = np.sqrt(one * (1 - one) / (len(first) + 2) + other * (1 - other) / (len(second) + 2))
    return _around(other - one, float(error), level)


def _around(centre: float, error: float, level: float) -> tuple[float, float]:
    half = float(stats.norm.ppf((1 + level) / 2)) * error
    return max(-1.0, centre - half), min(1.0, centre + half)
