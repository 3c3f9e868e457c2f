"""What brings partners together."""

import dataclasses

import numpy as np
from jaxtyping import Float, Int

from sim.moves import Repertoire
from sim.world import World
from sim.world.blocs import common_alarm


@dataclasses.dataclass(frozen=True)
class Partnership:
    """States that already work together and fear the same rivals seek each other out.

    Cooperation of the pair times the alarm about third states that both share (Walt 1987, BK).
    """

    def cells(self, repertoire: Repertoire) -> Int[np.ndarray, " some"]:
        """Invitations to exercise and consultations."""
        speaks = repertoire.does("invites_exercise") | repertoire.does("consults")
        return np.flatnonzero(speaks & repertoire.chosen)

    def __call__(
        self, world: World, cells: Int[np.ndarray, " some"]
    ) -> Float[np.ndarray, "run some"]:
        """Worth of meeting the partner of each cell."""
        dyad = world.repertoire.dyad[cells]
        pair = world.actors.dyads.pair[dyad]
        worth: np.ndarray = world.cooperation[:, pair] * common_alarm(world)[:, dyad]
        return worth
