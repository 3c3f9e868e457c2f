"""Limited truces in the middle of the war."""

import dataclasses

import numpy as np

from sim.draws import Draws
from sim.moves import Orders
from sim.quantities import Value, param
from sim.world import World
from sim.world.war import at_war, silent


@dataclasses.dataclass(frozen=True)
class Truces:
    """Truces over energy, ports or holidays begin and fail quickly, apart from the stages.

    An on-off process; a truce leads nowhere by itself, but ordinary strikes pause in part (see the
    rule of strikes). At the start it has the chance of the status quo to be in force.
    """

    begin: Value = param(
        0.04,
        unit="1/week",
        source="assumption: energy, Easter and May truces of 2025, two to three a year (BK)",
        range=(0.02, 0.08),
        bounds=(0.0, 1.0),
    )
    fail: Value = param(
        0.5,
        unit="1/week",
        source="assumption: MODEL 5.4, limited truces fail at .3 to .7 a week",
        range=(0.3, 0.7),
        bounds=(0.01, 1.0),
    )

    def __call__(self, world: World, orders: Orders, draws: Draws) -> World:
        uniform = draws.uniform("truces", "week", 1)
        chance = world.truce * (1 - self.fail) + (1 - world.truce) * self.begin
        possible = at_war(world) & ~silent(world)
        return world.replace(truce=np.where(possible, uniform < chance, False).astype(float))

    def settle(self, world: World) -> World:
        """The status quo's chance of a truce."""
        share = self.begin / (self.begin + self.fail)
        fighting = at_war(world) & ~silent(world)
        return world.replace(truce=np.where(fighting, share, 0.0))
