"""Trust among all states."""

import dataclasses

import numpy as np
from jaxtyping import Float

from sim.indicators.trust import CHANNELS
from sim.moves import Orders, across
from sim.world import World


@dataclasses.dataclass(frozen=True)
class TrustMean:
    """Mean trust over all dyads, in general or in the cyber channel."""

    channel: str = "general"
    long_name: str = ""
    units: str = "1"
    dims: None = None

    def __post_init__(self) -> None:
        if self.channel not in CHANNELS:
            raise ValueError(
                f"indicators: no trust channel {self.channel}; known: {list(CHANNELS)}"
            )
        name = self.long_name or f"mean trust over all dyads, {self.channel}"
        object.__setattr__(self, "long_name", name)

    def __call__(self, world: World, orders: Orders) -> Float[np.ndarray, "run 1"]:
        """This week's mean in every run."""
        values = CHANNELS[self.channel](world)
        return across(values) / max(1, values.shape[1])
