"""What a protest against a breach of law is worth."""

import dataclasses

import numpy as np
from jaxtyping import Float, Int

from sim.moves import Repertoire
from sim.world import World


@dataclasses.dataclass(frozen=True)
class Protest:
    """Who has lost a vessel protests: the weight of the target's recent seizures from the sender.

    As Russia's note on Bella 1 of 2025-12-31 (timeline of the start).
    """

    def cells(self, repertoire: Repertoire) -> Int[np.ndarray, " some"]:
        """Protests of a breach of law."""
        return np.flatnonzero(repertoire.does("protests") & repertoire.chosen)

    def __call__(
        self, world: World, cells: Int[np.ndarray, " some"]
    ) -> Float[np.ndarray, "run some"]:
        """Recent seizures suffered."""
        reverse = world.actors.dyads.reverse[world.repertoire.dyad[cells]]
        return world.recent_seizures[:, reverse]
