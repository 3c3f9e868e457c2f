"""How many moves of a kind a week sees."""

import dataclasses

import numpy as np
from jaxtyping import Float

from sim.moves import EFFECTS, Orders
from sim.world import World


@dataclasses.dataclass(frozen=True)
class MoveCount:
    """Number of the week's moves with an effect, from some senders at some targets.

    An empty list of senders or targets means any. Where `both_ways`, moves of the targets at the
    senders count too, as with exercises, which are one event of a pair. Counts moves of choice and
    of rules.
    """

    effect: str
    senders: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    both_ways: bool = False
    long_name: str = ""
    units: str = "moves/week"
    dims: None = None

    def __post_init__(self) -> None:
        if self.effect not in EFFECTS:
            raise ValueError(f"indicators: no move {self.effect}; known are {', '.join(EFFECTS)}")
        ends = f"{'/'.join(self.senders) or 'any'} to {'/'.join(self.targets) or 'any'}"
        object.__setattr__(self, "long_name", self.long_name or f"{self.effect}, {ends}")

    def __call__(self, world: World, orders: Orders) -> Float[np.ndarray, "run 1"]:
        """This week's number in every run."""
        actors = world.actors
        number = orders.number(self.effect, actors.dyads_among(self.senders, self.targets))
        if not self.both_ways:
            return number
        return number + orders.number(self.effect, actors.dyads_among(self.targets, self.senders))
