"""How much of the time an indicator is low."""

import dataclasses

import numpy as np
import xarray as xr
from jaxtyping import Float

from sim.outcomes.summary import name_outcome, series


@dataclasses.dataclass(frozen=True)
class WeeksBelow:
    """Share of weeks in which the indicator is below a level."""

    indicator: str
    level: float
    long_name: str = ""
    units: str = "share of weeks"

    def __post_init__(self) -> None:
        name_outcome(self, f"weeks below {self.level:g}")

    def __call__(self, trajectories: xr.Dataset) -> Float[np.ndarray, " run"]:
        """One share a run."""
        below = series(trajectories, self.indicator)[:, 1:] < self.level
        return np.asarray(below.sum(axis=1) / below.shape[1])
