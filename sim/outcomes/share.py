"""What part of some events is of one kind."""

import dataclasses

import numpy as np
import xarray as xr
from jaxtyping import Float

from sim.outcomes.summary import series


@dataclasses.dataclass(frozen=True)
class Share:
    """Total of one flow over the total of several; 0 in a run without any of them."""

    part: str
    whole: tuple[str, ...]
    long_name: str = ""
    units: str = "1"

    def __post_init__(self) -> None:
        name = self.long_name or f"{self.part} as a share of {', '.join(self.whole)}"
        object.__setattr__(self, "long_name", name)

    def __call__(self, trajectories: xr.Dataset) -> Float[np.ndarray, " run"]:
        """One share a run."""
        part = series(trajectories, self.part)[:, 1:].sum(axis=1)
        whole = sum(
            (series(trajectories, name)[:, 1:].sum(axis=1) for name in self.whole),
            np.zeros(len(part)),
        )
        return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)
