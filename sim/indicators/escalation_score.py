"""How much the week's moves escalate."""

import dataclasses

import numpy as np
from jaxtyping import Float

from sim.moves import Orders
from sim.world import World


@dataclasses.dataclass(frozen=True)
class EscalationScore:
    """Sum of the weights of Rivera et al. (2024) over the week's moves, per state.

    A week of ordinary strikes of one dyad is one action, whatever the number of missiles.
    """

    long_name: str = "escalation score of the week's moves"
    units: str = "points/state"
    dims: None = None

    def __call__(self, world: World, orders: Orders) -> Float[np.ndarray, "run 1"]:
        """This week's score in every run."""
        repertoire = world.repertoire
        weight = repertoire.moves.rivera[repertoire.move][orders.cell]
        points = np.bincount(
            orders.run, weights=weight * np.minimum(orders.count, 1), minlength=orders.runs
        )
        return points.astype(float, copy=False)[:, None] / world.actors.states.count
