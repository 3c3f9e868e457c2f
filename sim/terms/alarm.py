"""What a rival's recent military activity calls for."""

import dataclasses

import numpy as np
from jaxtyping import Float, Int

from sim.moves import Repertoire
from sim.world import World
from sim.world.relations import strongest


@dataclasses.dataclass(frozen=True)
class Alarm:
    """An exercise or show of force of a rival is answered: shown, said, and with partners.

    Shows and threats of force and criticism are worth the alarm about their target (the spiral
    of Jervis 1978, BK), an invitation to a partner the sender's greatest alarm about anyone.
    """

    def cells(self, repertoire: Repertoire) -> Int[np.ndarray, " some"]:
        """Shows and threats of force, criticism, invitations to exercise."""
        effects = ("shows_force", "threatens_force", "criticises", "invites_exercise")
        speaks = np.any([repertoire.does(effect) for effect in effects], axis=0)
        return np.flatnonzero(speaks & repertoire.chosen)

    def __call__(
        self, world: World, cells: Int[np.ndarray, " some"]
    ) -> Float[np.ndarray, "run some"]:
        """Alarm that speaks for each move."""
        dyad, dyads = world.repertoire.dyad[cells], world.actors.dyads
        invites = np.flatnonzero(world.repertoire.does("invites_exercise")[cells])
        value = world.alarm[:, dyad]
        value[:, invites] = strongest(world, world.alarm)[:, dyads.sender[dyad[invites]]]
        return value
