"""Why take it to the Council: accusations of war crimes."""

import dataclasses

import numpy as np
from jaxtyping import Float, Int

from sim.moves import Repertoire
from sim.world import World
from sim.world.war import aimed_at


@dataclasses.dataclass(frozen=True)
class Council:
    """Weight of recent accusations against Russia, in major strikes.

    Shaming follows visible harm (Hafner-Burton 2008; BK). Speaks to Council calls and criticism of
    Russia; who joins in is a matter of doctrine.
    """

    def cells(self, repertoire: Repertoire) -> Int[np.ndarray, " some"]:
        speaks = repertoire.does("calls_council") | repertoire.does("criticises")
        return np.flatnonzero(repertoire.chosen & speaks)

    def __call__(
        self, world: World, cells: Int[np.ndarray, " some"]
    ) -> Float[np.ndarray, "run some"]:
        at_russia = np.flatnonzero(aimed_at(world, "RUS")[world.repertoire.dyad[cells]])
        value = np.zeros((len(world.stage), len(cells)), order="F")
        value[:, at_russia] = world.accusations
        return value
