"""Answering in kind."""

import dataclasses

import numpy as np
from jaxtyping import Float, Int

from sim.moves import Repertoire
from sim.quantities import Value, param
from sim.world import World
from sim.world.derived import trust


@dataclasses.dataclass(frozen=True)
class Reciprocity:
    """Friendly moves answer friendly ones and trust, hostile moves hostile ones.

    Goldstein and Freeman (1990) for reciprocity among great powers, Axelrod (1984) for why it
    pays. Weekly tone shows next to none of it in event data, so it is a matter of choice among
    notable moves (MODEL 3). In units of the full scale of scores.
    """

    span: Value = param(
        10.0,
        unit="Goldstein",
        source="the end of the scale (Goldstein 1992); a week's sum beyond it counts as its end",
        bounds=(1.0, 50.0),
    )

    def cells(self, repertoire: Repertoire) -> Int[np.ndarray, " some"]:
        """Every chosen move."""
        return np.flatnonzero(repertoire.chosen)

    def __call__(
        self, world: World, cells: Int[np.ndarray, " some"]
    ) -> Float[np.ndarray, "run some"]:
        """What was received last week, with trust for friendly moves; negated for hostile ones."""
        dyads = world.actors.dyads
        received = np.clip(world.last_score[:, dyads.reverse] / self.span, -1.0, 1.0)
        answers = np.concatenate([received + trust(world), -received], axis=1)
        hostile = world.repertoire.goldstein[cells] <= 0
        return answers[:, world.repertoire.dyad[cells] + dyads.count * hostile]
