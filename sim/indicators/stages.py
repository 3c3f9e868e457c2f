"""How far the negotiation of the war has come."""

import dataclasses

import numpy as np
from jaxtyping import Float

from sim.moves import Orders
from sim.world import World

STAGES = (
    "no talks",
    "an unofficial draft",
    "a formal proposal",
    "talks",
    "a framework",
    "a ceasefire",
    "a settlement",
)


@dataclasses.dataclass(frozen=True)
class AtStage:
    """1 in weeks in which the negotiation stands at a stage or beyond it."""

    stage: int
    dims: None = None
    units: str = "1"

    def __post_init__(self) -> None:
        if not 0 <= self.stage < len(STAGES):
            raise ValueError(f"indicators: stage is {self.stage}; allowed is 0 to 6")

    @property
    def long_name(self) -> str:
        """Which stage is meant."""
        return f"{STAGES[self.stage]} or more reached and standing"

    def __call__(self, world: World, orders: Orders) -> Float[np.ndarray, "run 1"]:
        return (world.stage >= self.stage).astype(float)
