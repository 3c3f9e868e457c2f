"""Why propose: the chance of acceptance times what agreement saves."""

import dataclasses

import numpy as np
from jaxtyping import Float, Int

from sim.moves import Repertoire
from sim.quantities import Value, param
from sim.world import World
from sim.world.flags import FORMAL
from sim.world.war import seen_range, silent, willingness


@dataclasses.dataclass(frozen=True)
class Proposal:
    """Chance of acceptance times half the bargaining range, a party's Nash (1950) surplus.

    In shares of the stakes, by the range as the parties see it; less while another proposal lies
    open, nothing once the guns are silent.
    """

    width: Value = param(
        0.05,
        unit="share of the stakes",
        source="assumption: range at which acceptance has odds of e to 1",
        range=(0.03, 0.10),
        bounds=(0.001, 1.0),
    )
    again: Value = param(
        0.5,
        unit="1",
        source="assumption: worth of another proposal while one lies open",
        range=(0.2, 1.0),
        bounds=(0.0, 1.0),
    )

    def cells(self, repertoire: Repertoire) -> Int[np.ndarray, " some"]:
        return np.flatnonzero(repertoire.chosen & repertoire.does("proposes"))

    def __call__(
        self, world: World, cells: Int[np.ndarray, " some"]
    ) -> Float[np.ndarray, "run some"]:
        surplus = np.maximum(seen_range(world), 0.0) / 2
        fresh = np.where(world.stage >= FORMAL, self.again, 1.0)
        value = willingness(world, self.width) * surplus * np.where(silent(world), 0.0, fresh)
        return np.repeat(value, len(cells), axis=1)
