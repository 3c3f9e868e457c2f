"""Trust of one state in another."""

import dataclasses

import numpy as np
from jaxtyping import Float

from sim.indicators.pick import first_column
from sim.moves import Orders
from sim.world import World
from sim.world.derived import cyber_trust, trust

CHANNELS = {"general": trust, "cyber": cyber_trust}


@dataclasses.dataclass(frozen=True)
class Trust:
    """The sender's trust in the target, in general or in the cyber channel."""

    sender: str
    target: str
    channel: str = "general"
    long_name: str = ""
    units: str = "1"
    dims: None = None

    def __post_init__(self) -> None:
        if self.channel not in CHANNELS:
            raise ValueError(
                f"indicators: no trust channel {self.channel}; known: {list(CHANNELS)}"
            )
        kind = "trust" if self.channel == "general" else "cyber trust"
        name = self.long_name or f"{kind} of {self.sender} in {self.target}"
        object.__setattr__(self, "long_name", name)

    def __call__(self, world: World, orders: Orders) -> Float[np.ndarray, "run 1"]:
        """This week's trust in every run; zero where the world lacks the dyad."""
        columns = world.actors.dyads_of(self.sender, self.target)
        return first_column(CHANNELS[self.channel](world), columns)
