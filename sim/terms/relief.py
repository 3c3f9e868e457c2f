"""What easing sanctions is worth."""

import dataclasses

import numpy as np
from jaxtyping import Float, Int

from sim.moves import Repertoire
from sim.quantities import Value, param
from sim.world import World
from sim.world.derived import trust
from sim.world.economy import party_to_war


@dataclasses.dataclass(frozen=True)
class Relief:
    """Relief is the price of a framework, and easier where the target is trusted and friendly.

    Gain per level of sanctions in force, which relief has to work with: a constant once the war
    has a framework agreement, another while it is remembered that the target met a demand under
    sanctions, trust, and the warmth of this week's tone.
    """

    framework: Value = param(
        1.0,
        unit="1",
        source="assumption: worth of relief under a framework, beside trust of 0 to 1",
        range=(0.5, 2.0),
        bounds=(0.0, 10.0),
    )
    compliance: Value = param(
        1.0,
        unit="1",
        source="assumption: worth of relief for a demand lately met, as under a framework",
        range=(0.5, 2.0),
        bounds=(0.0, 10.0),
    )
    stage: Value = param(
        4.0, unit="stage", source="stage of a framework agreement, MODEL 5.4", bounds=(0.0, 6.0)
    )

    def cells(self, repertoire: Repertoire) -> Int[np.ndarray, " some"]:
        """Easing of sanctions."""
        return np.flatnonzero(repertoire.does("eases") & repertoire.chosen)

    def __call__(
        self, world: World, cells: Int[np.ndarray, " some"]
    ) -> Float[np.ndarray, "run some"]:
        """Value of each easing."""
        dyad = world.repertoire.dyad[cells]
        agreed = (world.stage >= self.stage) & party_to_war(world)[dyad]
        tone = (world.posture[:, dyad] - world.resting[:, dyad]) / 10.0
        earned = self.framework * agreed + self.compliance * world.compliance[:, dyad]
        return world.level[:, dyad] * (earned + trust(world)[:, dyad] + tone)
