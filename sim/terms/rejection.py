"""Why refuse: a threatening other and nothing to gain."""

import dataclasses

import numpy as np
from jaxtyping import Float, Int

from sim.moves import Repertoire
from sim.quantities import Value, param
from sim.world import World
from sim.world.flags import parties
from sim.world.war import bargaining_range, mediating


@dataclasses.dataclass(frozen=True)
class Rejection:
    """Felt threat, and for the parties to the war a narrow bargaining range.

    Fearon (1995) for the range. Never credited with what a refusal makes itself: neither the
    audience stake nor hearsay, or refusals would breed refusals. Dimensionless.
    """

    width: Value = param(
        0.1,
        unit="share of the stakes",
        source="assumption: narrowing of the range that weighs as much as a full felt threat",
        range=(0.05, 0.2),
        bounds=(0.001, 1.0),
    )

    def cells(self, repertoire: Repertoire) -> Int[np.ndarray, " some"]:
        refuses = repertoire.does("rejects") | repertoire.does("refuses_concessions")
        return np.flatnonzero(repertoire.chosen & refuses)

    def __call__(
        self, world: World, cells: Int[np.ndarray, " some"]
    ) -> Float[np.ndarray, "run some"]:
        dyads = world.repertoire.dyad[cells]
        concerned = mediating(world) & parties(world)[world.actors.dyads.sender]
        some = np.flatnonzero(concerned[dyads])
        value = world.felt[:, dyads]
        value[:, some] -= bargaining_range(world) / self.width
        return value
