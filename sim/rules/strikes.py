"""Ordinary strikes of the week, written down as events."""

import dataclasses

import numpy as np

from sim.draws import Draws
from sim.moves import Orders
from sim.quantities import Value, param
from sim.world import World
from sim.world.derived import record
from sim.world.flags import fighting
from sim.world.war import MISSILES


@dataclasses.dataclass(frozen=True)
class Strikes:
    """While the war goes on, the missiles of the week and Ukraine's strikes are events.

    Russia's are the count of the missile theatre in salvoes of twenty; other senders strike in a
    week with the chance of their base rate. A limited truce lets part of them fall away.
    """

    relief: Value = param(
        0.4,
        unit="1",
        source="assumption: part of the ordinary strikes that a limited truce stops",
        range=(0.1, 0.7),
        bounds=(0.0, 1.0),
    )

    def __call__(self, world: World, orders: Orders, draws: Draws) -> World:
        actors, repertoire = world.actors, world.repertoire
        uniform = draws.uniform("strikes", "week", actors.dyads.count)
        rounding = draws.uniform("strikes", "relief", actors.dyads.count)
        some = repertoire.dyads_with("bombards")
        rate = np.bincount(
            repertoire.dyad,
            weights=repertoire.does("bombards") * repertoire.base,
            minlength=actors.dyads.count,
        )
        struck = (uniform[:, some] < rate[some]).astype(float)
        struck[:, np.isin(some, actors.dyads_of("RUS", "UKR"))] = world.incidents[:, [MISSILES]]
        left = 1 - self.relief * world.truce
        fired = np.floor(struck * left + rounding[:, some]) * fighting(world)[:, some]
        return record(world, "bombards", fired, some)
