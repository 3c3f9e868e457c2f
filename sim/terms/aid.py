"""Why aid: an ally of one's allies under fire."""

import dataclasses

import numpy as np
from jaxtyping import Float, Int

from sim.moves import Repertoire
from sim.quantities import Value, param
from sim.world import BLOCS, World
from sim.world.war import aimed_at, silent


@dataclasses.dataclass(frozen=True)
class Aid:
    """Accusations against the attacker and, for members of NATO, its cohesion; none in a ceasefire.

    In major strikes. Support follows visible harm and is a common good of the alliance (Olson and
    Zeckhauser 1966). Speaks to aid to Ukraine only.
    """

    solidarity: Value = param(
        5.0,
        unit="major strikes",
        source="assumption: weight of full cohesion beside recent strikes",
        range=(2.0, 10.0),
        bounds=(0.0, 100.0),
    )

    def cells(self, repertoire: Repertoire) -> Int[np.ndarray, " some"]:
        return np.flatnonzero(repertoire.chosen & repertoire.does("aids"))

    def __call__(
        self, world: World, cells: Int[np.ndarray, " some"]
    ) -> Float[np.ndarray, "run some"]:
        dyads, actors = world.repertoire.dyad[cells], world.actors
        ally = actors.states.member("NATO")[actors.dyads.sender[dyads]]
        nato = BLOCS.index("NATO")
        cause = world.accusations + self.solidarity * world.cohesion[:, nato : nato + 1] * ally
        return np.where(silent(world), 0.0, cause * aimed_at(world, "UKR")[dyads])
