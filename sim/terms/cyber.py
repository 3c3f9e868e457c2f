"""Whether to answer in cyberspace with talks or with attacks."""

import dataclasses

import numpy as np
from jaxtyping import Float, Int

from sim.moves import Repertoire
from sim.world import World
from sim.world.derived import cyber_trust


@dataclasses.dataclass(frozen=True)
class Cyber:
    """Conditional cooperation on cybersecurity (Axelrod 1984; MODEL 1, row 8).

    Offers are favoured while the other's offer stands, by trust in the channel and by what
    cooperation there is; attacks are disfavoured by the same. In units of a standing offer.
    """

    def cells(self, repertoire: Repertoire) -> Int[np.ndarray, " some"]:
        """Offers of cooperation and attacks in cyberspace."""
        cyber = repertoire.does("offers_cyber") | repertoire.does("attacks_cyber")
        return np.flatnonzero(cyber & repertoire.chosen)

    def __call__(
        self, world: World, cells: Int[np.ndarray, " some"]
    ) -> Float[np.ndarray, "run some"]:
        """How inviting the channel is, negated for attacks."""
        dyads = world.actors.dyads
        offered = world.cyber_open[:, dyads.reverse]
        inviting = offered + cyber_trust(world) + world.cyber_cooperation[:, dyads.pair]
        sign = np.where(world.repertoire.does("offers_cyber")[cells], 1.0, -1.0)
        return sign * inviting[:, world.repertoire.dyad[cells]]
