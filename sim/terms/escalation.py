"""How much states shrink from climbing further."""

import dataclasses

import numpy as np
from jaxtyping import Float, Int

from sim.moves import Repertoire
from sim.world import World

FULL = 60.0
"""Rivera et al. (2024) weight of nuclear escalation."""


@dataclasses.dataclass(frozen=True)
class Escalation:
    """Aversion to escalation, `-w/60 (1 + rung)`, w the weight of Rivera et al. (2024).

    The higher a pair stands, the more a further hostile move may lose (Kahn 1965). Grows with
    the rung of the pair; the share of the weight of a nuclear strike is its unit.
    """

    def cells(self, repertoire: Repertoire) -> Int[np.ndarray, " some"]:
        """Every chosen move that escalates."""
        return np.flatnonzero((repertoire.moves.rivera[repertoire.move] > 0) & repertoire.chosen)

    def __call__(
        self, world: World, cells: Int[np.ndarray, " some"]
    ) -> Float[np.ndarray, "run some"]:
        """Minus the move's weight, grown with the rung."""
        repertoire = world.repertoire
        weight = repertoire.moves.rivera[repertoire.move[cells]] / FULL
        pair = world.actors.dyads.pair[repertoire.dyad[cells]]
        return (1 + world.rung)[:, pair] * -weight
