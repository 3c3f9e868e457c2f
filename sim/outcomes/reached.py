"""Whether and when an indicator reaches a level."""

import dataclasses

import numpy as np
import xarray as xr
from jaxtyping import Float

from sim.outcomes.summary import name_outcome, series


@dataclasses.dataclass(frozen=True)
class Reached:
    """1 where the indicator ever reaches the level, the start included, else 0."""

    indicator: str
    level: float | int
    long_name: str = ""
    units: str = "1"

    def __post_init__(self) -> None:
        name_outcome(self, f"reaches {self.level:g}")

    def __call__(self, trajectories: xr.Dataset) -> Float[np.ndarray, " run"]:
        """One number a run."""
        reached = (series(trajectories, self.indicator) >= self.level).any(axis=1)
        return np.asarray(reached, dtype=float)


@dataclasses.dataclass(frozen=True)
class FirstWeek:
    """First week at the level; 0 if the start is there, weeks + 1 (in means too) if it never comes.

    Means over runs therefore lean on how many runs never reach it, and on how long they last.
    """

    indicator: str
    level: float | int
    long_name: str = ""
    units: str = "weeks"

    def __post_init__(self) -> None:
        name_outcome(self, f"first week at {self.level:g}")

    def __call__(self, trajectories: xr.Dataset) -> Float[np.ndarray, " run"]:
        """The week of every run."""
        reached = series(trajectories, self.indicator) >= self.level
        never = self.never(reached.shape[1] - 1)
        first = np.where(reached.any(axis=1), reached.argmax(axis=1), never)
        return np.asarray(first, dtype=float)

    def never(self, weeks: int) -> int:
        """The number of a run in which the level is never reached, as none else can be."""
        return weeks + 1
