"""Why guarantee: a peace in sight, and a partner who can be trusted with it."""

import dataclasses

import numpy as np
from jaxtyping import Float, Int

from sim.moves import Repertoire
from sim.world import World
from sim.world.axes import CEASEFIRE
from sim.world.derived import trust


@dataclasses.dataclass(frozen=True)
class Guarantee:
    """Progress of the talks, 0 to 1, times the sender's trust in the state it would guarantee.

    Third parties commit once there is an agreement to enforce (Walter 1997; BK) and shun the
    partner who may entrap them (Snyder 1984; BK). Dimensionless.
    """

    def cells(self, repertoire: Repertoire) -> Int[np.ndarray, " some"]:
        return np.flatnonzero(repertoire.chosen & repertoire.does("guarantees"))

    def __call__(
        self, world: World, cells: Int[np.ndarray, " some"]
    ) -> Float[np.ndarray, "run some"]:
        progress = np.minimum(world.stage, CEASEFIRE) / CEASEFIRE
        return progress * trust(world)[:, world.repertoire.dyad[cells]]
