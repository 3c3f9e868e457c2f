"""What a threat of force is worth."""

import dataclasses

import numpy as np
from jaxtyping import Float, Int

from sim.moves import Repertoire
from sim.quantities import Value, param
from sim.theory.coercion import threat_value
from sim.world import World


@dataclasses.dataclass(frozen=True)
class Threat:
    """`q B - (1 - q) a`: the target may concede, or the sender stands there committed.

    The chance q is the world's; the cost of backing down is the stake after the threat
    (Fearon 1994). In units of the prize B = 1.
    """

    audience_cost: Value = param(
        0.3,
        unit="prize",
        source="assumption: stake that one public threat of a full democracy adds (a0)",
        range=(0.15, 0.5),
        bounds=(0.0, 1.0),
    )

    def cells(self, repertoire: Repertoire) -> Int[np.ndarray, " some"]:
        """Threats of force."""
        return np.flatnonzero(repertoire.does("threatens_force") & repertoire.chosen)

    def __call__(
        self, world: World, cells: Int[np.ndarray, " some"]
    ) -> Float[np.ndarray, "run some"]:
        """Expected value of each threat."""
        dyad = world.repertoire.dyad[cells]
        democracy = world.actors.states.regime[world.actors.dyads.sender[dyad]]
        stake = world.stake[:, dyad]
        committed = stake + self.audience_cost * democracy * (1 - stake)
        return threat_value(world.concede[:, dyad], committed)
