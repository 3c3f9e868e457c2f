"""How hard the leading power has pressed each state of late."""

import dataclasses

import numpy as np

from sim.draws import Draws
from sim.moves import Orders
from sim.quantities import Value, param
from sim.world import World
from sim.world.blocs import pressure, pressure_at_rest


@dataclasses.dataclass(frozen=True)
class Coercion:
    """Memory of hostile moves of USA at each state, by their Goldstein (1992) scores.

    `C' = p C + (1 - p) h`, h the week's sum of minus a tenth of negative scores. It feeds the
    cohesion of the blocs and the alignment of BRICS.
    """

    persistence: Value = param(
        0.9,
        unit="1/week",
        source="assumption: pressure stays in mind for about ten weeks",
        range=(0.85, 0.95),
        bounds=(0.0, 0.99),
    )

    def settle(self, world: World) -> World:
        """Memory at its status-quo mean."""
        rest = pressure_at_rest(world)
        return world.replace(coercion=np.broadcast_to(rest, world.coercion.shape).copy())

    def __call__(self, world: World, orders: Orders, draws: Draws) -> World:
        """Memory after this week's moves."""
        fresh = (1.0 - self.persistence) * pressure(world, orders)
        return world.replace(coercion=self.persistence * world.coercion + fresh)
