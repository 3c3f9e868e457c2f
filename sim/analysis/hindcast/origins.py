"""Rolling origins: which weeks are forecast from where, and what was known there."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Bool, Int

from sim.analysis.hindcast.series import Series

BURN_IN = 8
"""Assumption: rows of a table before its forecasts are used to recalibrate (range 4 to 12)."""


@dataclass(frozen=True)
class Targets:
    """Rows of the table that are forecast at one horizon.

    `first` is the first row from the split on. `known` counts the rows known at each origin,
    `wait` the weeks from the last of them to the origin, `origin` is the origin's week number;
    `scored` says which targets lie at or after the split, with all that precedes it known.
    """

    horizon: int
    first: int
    row: Int[np.ndarray, "target"]
    known: Int[np.ndarray, "target"]
    wait: Int[np.ndarray, "target"]
    origin: Int[np.ndarray, "target"]
    scored: Bool[np.ndarray, "target"]

    @property
    def origins(self) -> int:
        """Number of origins that are scored."""
        return int(len(np.unique(self.origin[self.scored])))


def make_targets(series: Series, split: str, horizon: int) -> Targets:
    """Targets at a horizon in weeks, before the split (to recalibrate) and after it (to score).

    Raises ValueError where there is nothing to learn from or nothing to score.
    """
    weeks = series.numbers
    first = int(np.searchsorted(series.dates, np.datetime64(split)))
    if first <= BURN_IN or first == len(weeks):
        raise ValueError(
            f"split={split}: allowed is a date with more than {BURN_IN} weeks of data before it "
            f"and one from it; the data go from {series.dates[0]} to {series.dates[-1]}"
        )
    row = np.arange(len(weeks))
    origin = weeks - horizon
    known = np.searchsorted(weeks, origin, side="right")
    wait = origin - weeks[np.maximum(known - 1, 0)]
    scored = (row >= first) & (known >= first)
    if not scored.any():
        raise ValueError(f"horizon={horizon}: no week of data lies so far after split={split}")
    # An origin within a gap is like no origin that will be scored.
    learned = (row < first) & (known > BURN_IN) & (wait == 0)
    use = scored | learned
    if not learned.any():
        raise ValueError(f"horizon={horizon}: no two weeks before split={split} are so far apart")
    return Targets(horizon, first, row[use], known[use], wait[use], origin[use], scored[use])
