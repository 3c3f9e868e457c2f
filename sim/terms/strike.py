"""Why strike: what it teaches the other side, against talks that it would break."""

import dataclasses

import numpy as np
from jaxtyping import Float, Int

from sim.moves import Repertoire
from sim.quantities import Value, param
from sim.world import World
from sim.world.flags import between_parties
from sim.world.war import deliberating


@dataclasses.dataclass(frozen=True)
class Strike:
    """Gain in the other's belief times the stake, less mediation under way.

    A major strike is a costly argument about strength: worth more the further the beliefs lie apart
    (Slantchev 2003) and the more an audience expects of it (Fearon 1994), worth less while talks
    are mediated. In shares of the stakes; only between the parties to the war.
    """

    deference: Value = param(
        0.1,
        unit="share of the stakes",
        source="assumption: what a unit of mediation is worth to either party during talks",
        range=(0.0, 0.2),
        bounds=(0.0, 5.0),
    )

    def cells(self, repertoire: Repertoire) -> Int[np.ndarray, " some"]:
        return np.flatnonzero(repertoire.chosen & repertoire.does("strikes"))

    def __call__(
        self, world: World, cells: Int[np.ndarray, " some"]
    ) -> Float[np.ndarray, "run some"]:
        dyads = world.repertoire.dyad[cells]
        dispute = world.belief_russia - world.belief_ukraine
        restraint = self.deference * world.mediated * deliberating(world)
        return between_parties(world)[dyads] * (dispute * (1 + world.stake[:, dyads]) - restraint)
