"""Why mediate: a conflict that seems ripe."""

import dataclasses

import numpy as np
from jaxtyping import Float, Int

from sim.moves import Repertoire
from sim.quantities import Value, param
from sim.world import World
from sim.world.war import mediating, talking, willingness


@dataclasses.dataclass(frozen=True)
class Mediation:
    """Readiness of the parties as it is seen, 0 to 1, while something is on the table.

    Mediators go where a conflict seems ripe (Zartman 1989; BK). Speaks to envoys, rounds and
    summits between the parties and their mediators only.
    """

    width: Value = param(
        0.05,
        unit="share of the stakes",
        source="assumption: range at which readiness has odds of e to 1",
        range=(0.03, 0.10),
        bounds=(0.001, 1.0),
    )

    def cells(self, repertoire: Repertoire) -> Int[np.ndarray, " some"]:
        effects = ("mediates", "negotiates", "summits", "consults")
        speaks = np.any([repertoire.does(effect) for effect in effects], axis=0)
        return np.flatnonzero(repertoire.chosen & speaks)

    def __call__(
        self, world: World, cells: Int[np.ndarray, " some"]
    ) -> Float[np.ndarray, "run some"]:
        along = np.flatnonzero(mediating(world)[world.repertoire.dyad[cells]])
        value = np.zeros((len(world.stage), len(cells)), order="F")
        value[:, along] = np.where(talking(world), willingness(world, self.width), 0.0)
        return value
