"""What felt threat calls for."""

import dataclasses

import numpy as np
from jaxtyping import Bool, Float, Int

from sim.moves import Repertoire
from sim.world import World
from sim.world.relations import strongest


@dataclasses.dataclass(frozen=True)
class Felt:
    """A threatened state shows force at and criticises the one that it fears, and seeks support.

    Balancing against threat (Walt 1987): shows of force and criticism follow what is felt from
    their target; exercises with partners and military aid the greatest threat felt from anyone.
    In units of felt threat.
    """

    def cells(self, repertoire: Repertoire) -> Int[np.ndarray, " some"]:
        """Shows of force, criticism, invitations to exercise and aid."""
        return np.flatnonzero(repertoire.chosen & (_direct(repertoire) | _support(repertoire)))

    def __call__(
        self, world: World, cells: Int[np.ndarray, " some"]
    ) -> Float[np.ndarray, "run some"]:
        """Threat felt from the target, or from the worst of all for moves toward partners."""
        dyad = world.repertoire.dyad[cells]
        support = np.flatnonzero(_support(world.repertoire)[cells])
        sender = world.actors.dyads.sender[dyad[support]]
        value = world.felt[:, dyad]
        value[:, support] = strongest(world, world.felt)[:, sender]
        return value


def _direct(repertoire: Repertoire) -> Bool[np.ndarray, " cell"]:
    return repertoire.does("shows_force") | repertoire.does("criticises")


def _support(repertoire: Repertoire) -> Bool[np.ndarray, " cell"]:
    return repertoire.does("invites_exercise") | repertoire.does("aids")
