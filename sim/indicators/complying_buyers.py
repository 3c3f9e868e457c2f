"""Buyers of Russian oil that comply with secondary sanctions."""

import dataclasses

import numpy as np
from jaxtyping import Float

from sim.moves import Orders, across
from sim.quantities import Value, param
from sim.world import World


@dataclasses.dataclass(frozen=True)
class ComplyingBuyers:
    """Number of buyers that take less than a share of what they took at the start."""

    share: Value = param(
        0.8,
        unit="1",
        source="assumption: a fifth less than at the start counts as complying",
        range=(0.7, 0.9),
        bounds=(0.0, 1.0),
    )
    long_name: str = "buyers of Russian oil that comply"
    units: str = "states"
    dims: None = None

    def __call__(self, world: World, orders: Orders) -> Float[np.ndarray, "run 1"]:
        """This week's number in every run."""
        fewer = world.oil_volume < self.share * world.oil_start
        return across(fewer).astype(float)
