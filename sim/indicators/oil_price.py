"""The price of oil."""

import dataclasses

import numpy as np
from jaxtyping import Float

from sim.moves import Orders
from sim.world import World


@dataclasses.dataclass(frozen=True)
class OilPrice:
    """Price of Brent."""

    long_name: str = "Brent price"
    units: str = "US dollars/barrel"
    dims: None = None

    def __call__(self, world: World, orders: Orders) -> Float[np.ndarray, "run 1"]:
        """This week's price in every run."""
        return np.exp(world.log_price)
