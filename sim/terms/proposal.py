"""Why propose: the chance of acceptance times what agreement saves."""

import dataclasses

import numpy as np
from jaxtyping import Float, Int

from sim.moves import Repertoire
from sim.quantities import Value, param
from sim.world import World
from sim.world.war import seen_range, silent, willingness


@dataclasses.dataclass(frozen=True)
class Proposal:
    """Chance of acceptance times half the bargaining range, a party's Nash (1950) surplus.

    In shares of the stakes, by the range as the parties see it; nothing once the guns are silent.
    """

    width: Value = param(
        0.05,
        unit="share of the stakes",
        source="assumption: range at which acceptance has odds of e to 1",
        range=(0.03, 0.10),
        bounds=(0.001, 1.0),
    )

    def cells(self, repertoire: Repertoire) -> Int[np.ndarray, " some"]:
        return np.flatnonzero(repertoire.chosen & repertoire.does("proposes"))

    def __call__(
        self, world: World, cells: Int[np.ndarray, " some"]
    ) -> Float[np.ndarray, "run some"]:
        surplus = np.maximum(seen_range(world), 0.0) / 2
        value = np.where(silent(world), 0.0, willingness(world, self.width) * surplus)
        return np.repeat(value, len(cells), axis=1)
