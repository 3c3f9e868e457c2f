"""What one's own open threat demands."""

import dataclasses

import numpy as np
from jaxtyping import Float, Int

from sim.moves import Repertoire
from sim.world import World
from sim.world.relations import force_carried_out, friendly, sanctions_carried_out


@dataclasses.dataclass(frozen=True)
class Audience:
    """Backing down from an open threat costs the stake (Fearon 1994, 1997).

    So the moves that carry it out are favoured by the stake, and friendly moves toward the
    target, which back down in public, are charged with it. New threats are not credited:
    they raise the stake themselves. In units of the stake.
    """

    def cells(self, repertoire: Repertoire) -> Int[np.ndarray, " some"]:
        """What carries threats out, and every friendly move where a threat is possible."""
        threatens = repertoire.does("threatens_sanctions") | repertoire.does("threatens_force")
        threatening = np.isin(repertoire.dyad, repertoire.dyad[threatens])
        acts = sanctions_carried_out(repertoire) | force_carried_out(repertoire)
        return np.flatnonzero(threatening & repertoire.chosen & (acts | friendly(repertoire)))

    def __call__(
        self, world: World, cells: Int[np.ndarray, " some"]
    ) -> Float[np.ndarray, "run some"]:
        """Stake of each cell's dyad, signed, while a threat that the cell bears on is open."""
        repertoire = world.repertoire
        dyad = repertoire.dyad[cells]
        sanctions, force = world.sanctions_threat > 0, world.force_threat > 0
        economic = sanctions[:, dyad] & sanctions_carried_out(repertoire)[cells]
        military = force[:, dyad] & force_carried_out(repertoire)[cells]
        backing_down = (sanctions | force)[:, dyad] & friendly(repertoire)[cells]
        sign = (economic | military).astype(float)
        sign -= backing_down
        sign *= world.stake[:, dyad]
        return sign
