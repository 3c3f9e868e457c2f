"""What the past of each dyad says before a week: the rivals of the simulator are made of it."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Bool, Float, Int

SHRINKAGE = 5.0
"""Weeks of the grand mean that every dyad's mean is mixed with."""

FRESH = 20
"""Observed weeks over which the fresh climatology looks back."""

HALF_LIFE = 15.0
"""Assumption: weeks after which an active week counts half in the recent mean (range 8 to 26)."""

RECENT_SHRINKAGE = 2.0
"""Assumption: weeks of the running mean that the recent mean is mixed with (range 1 to 5)."""


@dataclass(frozen=True)
class History:
    """Means of a quantity over active weeks among the first 0, 1, ... rows of a table.

    Units are the quantity's. `running` looks at all rows, `fresh` at the last FRESH; both are
    shrunk to the grand mean of the same rows. `recent` forgets by HALF_LIFE; `last` is the latest
    active week's value; `lag` the last row's own, the running mean where that was inactive.
    """

    running: Float[np.ndarray, "known pair 2"]
    fresh: Float[np.ndarray, "known pair 2"]
    recent: Float[np.ndarray, "known pair 2"]
    last: Float[np.ndarray, "known pair 2"]
    lag: Float[np.ndarray, "known pair 2"]


def history(
    values: Float[np.ndarray, "week pair 2"], seen: Bool[np.ndarray, "week pair 2"]
) -> History:
    """The history of a quantity, nan where no row is known."""
    total, count = _sums(values * seen), _sums(seen.astype(float))
    running = _shrunken(total, count)
    past = np.maximum(np.arange(len(total)) - FRESH, 0)
    fresh = _shrunken(total - total[past], count - count[past])
    recent, last, lag = np.empty_like(running), running.copy(), running.copy()
    kept, weight = np.zeros((2, *seen.shape[1:]))
    for row in range(len(total)):
        recent[row] = (kept + RECENT_SHRINKAGE * running[row]) / (weight + RECENT_SHRINKAGE)
        if row == len(seen):
            break
        kept, weight = (0.5 ** (1 / HALF_LIFE) * x for x in (kept, weight))
        kept, weight = kept + values[row] * seen[row], weight + seen[row]
        before = np.where(count[row] > 0, last[row], running[row + 1])
        last[row + 1] = np.where(seen[row], values[row], before)
        lag[row + 1] = np.where(seen[row], values[row], running[row + 1])
    return History(running, fresh, recent, last, lag)


def _sums(values: Float[np.ndarray, "week pair 2"]) -> Float[np.ndarray, "known pair 2"]:
    return np.concatenate([np.zeros((1, *values.shape[1:])), np.cumsum(values, axis=0)])


def _shrunken(
    total: Float[np.ndarray, "known pair 2"], count: Float[np.ndarray, "known pair 2"]
) -> Float[np.ndarray, "known pair 2"]:
    everyone = count.sum(axis=(1, 2))
    grand = total.sum(axis=(1, 2)) / np.where(everyone > 0, everyone, np.nan)
    return (total + SHRINKAGE * grand[:, None, None]) / (count + SHRINKAGE)


def expected_events(
    n: Float[np.ndarray, "week pair 2"], known: Int[np.ndarray, "target"]
) -> Float[np.ndarray, "target pair 2"]:
    """Events a dyad would have if active, from what was known: the recent geometric mean."""
    found = history(np.log(np.maximum(n, 1.0)), n > 0)
    expected: Float[np.ndarray, "target pair 2"] = np.exp(found.recent[known])
    return expected
