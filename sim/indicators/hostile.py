"""How many hostile moves a week sees."""

import dataclasses

import numpy as np
from jaxtyping import Float

from sim.moves import Orders
from sim.world import World


@dataclasses.dataclass(frozen=True)
class HostileMoves:
    """Number of the week's moves with a negative Goldstein (1992) score, from some at some.

    An empty list of senders or targets means any. Counts moves of choice and of rules.
    """

    senders: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    long_name: str = ""
    units: str = "moves/week"
    dims: None = None

    def __post_init__(self) -> None:
        ends = f"{'/'.join(self.senders) or 'any'} to {'/'.join(self.targets) or 'any'}"
        object.__setattr__(self, "long_name", self.long_name or f"hostile moves, {ends}")

    def __call__(self, world: World, orders: Orders) -> Float[np.ndarray, "run 1"]:
        """This week's number in every run."""
        dyads = world.actors.dyads_among(self.senders, self.targets)
        wanted = np.zeros(world.actors.dyads.count, dtype=bool)
        wanted[dyads] = True
        repertoire = world.repertoire
        return orders.sum((repertoire.goldstein < 0) & wanted[repertoire.dyad])
