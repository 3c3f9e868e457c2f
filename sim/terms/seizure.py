"""What seizing a vessel is worth."""

import dataclasses

import numpy as np
from jaxtyping import Float, Int

from sim.moves import Repertoire
from sim.quantities import Value, param
from sim.world import THEATRES, World


@dataclasses.dataclass(frozen=True)
class Seizure:
    """Enforcement is worth more the more Russia earns, and less the hotter the sea is.

    In billion US dollars a week: the revenue that enforcement is after, where the target is
    Russia, less a caution for each incident at sea last week.
    """

    caution: Value = param(
        0.2,
        unit="billion US dollars/week for each incident",
        source="assumption: a maritime incident deters like a fifth of Russia's weekly revenue",
        range=(0.05, 0.5),
        bounds=(0.0, 10.0),
    )

    def cells(self, repertoire: Repertoire) -> Int[np.ndarray, " some"]:
        """Seizures."""
        return np.flatnonzero(repertoire.does("seizes") & repertoire.chosen)

    def __call__(
        self, world: World, cells: Int[np.ndarray, " some"]
    ) -> Float[np.ndarray, "run some"]:
        """Value of each seizure."""
        target = world.actors.dyads.target[world.repertoire.dyad[cells]]
        at_russia = world.actors.states.among(("RUS",))[target]
        incidents = world.incidents[:, [THEATRES.index("maritime")]]
        return at_russia * world.oil_revenue / 1000.0 - self.caution * incidents
