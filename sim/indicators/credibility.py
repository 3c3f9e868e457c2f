"""Whether a state's threats are believed."""

import dataclasses

import numpy as np
from jaxtyping import Float

from sim.indicators.pick import first_column
from sim.moves import Orders
from sim.world import World
from sim.world.relations import credibility


@dataclasses.dataclass(frozen=True)
class Credibility:
    """Share of the state's last five tested threats that it carried out, with a prior."""

    state: str
    long_name: str = ""
    units: str = "1"
    dims: None = None

    def __post_init__(self) -> None:
        name = self.long_name or f"credibility of the threats of {self.state}"
        object.__setattr__(self, "long_name", name)

    def __call__(self, world: World, orders: Orders) -> Float[np.ndarray, "run 1"]:
        """This week's share in every run; zero where the world lacks the state."""
        return first_column(credibility(world), world.actors.state_of(self.state))
