"""Whether one thing follows another."""

import dataclasses

import numpy as np
import xarray as xr
from jaxtyping import Bool, Float

from sim.outcomes.summary import series


@dataclasses.dataclass(frozen=True)
class Answer:
    """Share of weeks with an answer in the weeks after a cause, less the share in other weeks.

    A week counts as after if the cause happened in one of the `weeks` before it. 0 in a run
    where all weeks or none are such.
    """

    cause: str
    answer: str
    weeks: int = 4
    long_name: str = ""
    units: str = "share of weeks"

    def __post_init__(self) -> None:
        if not 1 <= self.weeks <= 520:
            raise ValueError(f"outcomes: weeks is {self.weeks}; allowed is 1 to 520")
        name = f"{self.answer} in the {self.weeks} weeks after {self.cause}, less other weeks"
        object.__setattr__(self, "long_name", self.long_name or name)

    def __call__(self, trajectories: xr.Dataset) -> Float[np.ndarray, " run"]:
        """One difference a run, -1 to 1."""
        happened = series(trajectories, self.cause) > 0
        answered = series(trajectories, self.answer)[:, 1:] > 0
        after = self._after(happened)[:, 1:]
        inside, outside = after.sum(axis=1), (~after).sum(axis=1)
        share = (answered & after).sum(axis=1) / np.maximum(1, inside)
        other = (answered & ~after).sum(axis=1) / np.maximum(1, outside)
        return np.where((inside > 0) & (outside > 0), share - other, 0.0)

    def _after(self, happened: Bool[np.ndarray, "run week"]) -> Bool[np.ndarray, "run week"]:
        after = np.zeros_like(happened)
        for lag in range(1, min(self.weeks, happened.shape[1] - 1) + 1):
            after[:, lag:] |= happened[:, :-lag]
        return after
