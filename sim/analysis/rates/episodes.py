"""How long sanctions episodes last."""

import numpy as np
from jaxtyping import Bool, Float

from sim.theory.survival import kaplan_meier, survival_interval

LEAST = 0.02
"""Level below which an episode is over."""


def episodes(
    level: Float[np.ndarray, "run week dyad"],
) -> tuple[Float[np.ndarray, " episode"], Bool[np.ndarray, " episode"]]:
    """Weeks that each episode lasted, and whether its end was seen.

    An episode begins in the week in which the level rises to `LEAST` and ends when it is
    below. Episodes under way at the start are left out: nobody knows how old they are.
    """
    on = np.moveaxis(level >= LEAST, 1, 2)
    off = np.zeros((*on.shape[:2], 1), dtype=bool)
    steps = np.diff(np.concatenate([off, on, off], axis=2).astype(int), axis=2)
    begins, ends = np.argwhere(steps > 0), np.argwhere(steps < 0)
    fresh = begins[:, 2] > 0
    duration = (ends[:, 2] - begins[:, 2])[fresh]
    return duration.astype(float), (ends[:, 2] < on.shape[2])[fresh]


def survival_at(
    duration: Float[np.ndarray, " episode"], ended: Bool[np.ndarray, " episode"], weeks: int
) -> tuple[float, float, float]:
    """Share of episodes that last so long, with a 95 % interval (Kaplan and Meier 1958)."""
    if not ended.any():
        return 1.0, 1.0, 1.0
    times, at_risk, ends, curve = kaplan_meier(duration, ended)
    low, high = survival_interval(at_risk, ends)
    place = int(np.searchsorted(times, weeks, side="right")) - 1
    if place < 0:
        return 1.0, 1.0, 1.0
    return float(curve[place]), float(low[place]), float(high[place])
