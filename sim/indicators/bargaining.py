"""Whether the parties to the war could agree."""

import dataclasses

import numpy as np
from jaxtyping import Float

from sim.moves import Orders
from sim.theory.bargaining import nash_split
from sim.world import World
from sim.world.war import bargaining_range, seen_range


@dataclasses.dataclass(frozen=True)
class BargainingRange:
    """Z, what Ukraine would concede less what Russia demands (Fearon 1995).

    As it is, or as the parties see it after drafts and envoys' reports.
    """

    seen: bool = False
    dims: None = None
    units: str = "share of the stakes"

    @property
    def long_name(self) -> str:
        """What is measured."""
        return f"bargaining range of the war{', as the parties see it' if self.seen else ''}"

    def __call__(self, world: World, orders: Orders) -> Float[np.ndarray, "run 1"]:
        return seen_range(world) if self.seen else bargaining_range(world)


@dataclasses.dataclass(frozen=True)
class EvenSplit:
    """Russia's share of the stakes if the parties met halfway, whether or not they agree.

    The Nash solution at equal bargaining power (Nash 1950).
    """

    dims: None = None
    units: str = "share of the stakes"
    long_name: str = "Russia's share at an even split of the bargaining range"

    def __call__(self, world: World, orders: Orders) -> Float[np.ndarray, "run 1"]:
        return np.asarray(nash_split(world.demand_russia, 0.0, bargaining_range(world), 0.5))
