"""What the parties would settle for."""

import dataclasses

import numpy as np

from sim.draws import Draws
from sim.moves import Orders
from sim.quantities import Value, param
from sim.world import World
from sim.world.war import bombardment, pressure


@dataclasses.dataclass(frozen=True)
class Demands:
    """The least that Russia demands and the most that Ukraine would concede.

    Ranges of bargaining under disagreement after Fearon (1995), the commitment problem after
    Powell (2006): `x_R = p_R - c_R/v_R + h_R G`, `x_U = p_U + c_U/v_U - l0 exp(-b_C G)`. Costs are
    rates a week of war, never sums: the part due to sanctions moves with their level, the part due
    to missiles with their expected number.
    """

    cost_russia: Value = param(
        0.10,
        unit="share of the stakes",
        source="assumption: c_R/v_R (MODEL 5.4)",
        range=(0.07, 0.13),
        bounds=(0.0, 1.0),
    )
    cost_ukraine: Value = param(
        0.14,
        unit="share of the stakes",
        source="assumption: c_U/v_U (MODEL 5.4)",
        range=(0.10, 0.18),
        bounds=(0.0, 1.0),
    )
    squeeze: Value = param(
        0.3,
        unit="1",
        source="assumption: part of Russia's cost that is due to sanctions",
        range=(0.0, 0.6),
        bounds=(0.0, 1.0),
    )
    suffering: Value = param(
        0.1,
        unit="1",
        source="assumption: part of Ukraine's cost that is due to missiles",
        range=(0.0, 0.3),
        bounds=(0.0, 1.0),
    )
    fear: Value = param(
        0.15,
        unit="share of the stakes",
        source="assumption: l0, discount of a peace that Russia may break (MODEL 5.4)",
        range=(0.08, 0.22),
        bounds=(0.0, 1.0),
    )
    comfort: Value = param(
        1.3,
        unit="1",
        source="assumption: b_C, how fast guarantees shrink that discount (MODEL 5.4)",
        range=(0.8, 2.0),
        bounds=(0.0, 10.0),
    )
    hardening: Value = param(
        0.01,
        unit="share of the stakes",
        source="assumption: h_R, what binding guarantees add to Russia's demand, small (MODEL)",
        range=(0.0, 0.04),
        bounds=(0.0, 1.0),
    )

    def __call__(self, world: World, orders: Orders, draws: Draws) -> World:
        return self.settle(world)

    def settle(self, world: World) -> World:
        """Terms that follow from this week's beliefs, costs and guarantees."""
        cost_russia = self.cost_russia * (1 + self.squeeze * (pressure(world) - 1))
        cost_ukraine = self.cost_ukraine * (1 + self.suffering * (bombardment(world) - 1))
        fear = self.fear * np.exp(-self.comfort * world.guarantee)
        return world.replace(
            demand_russia=world.belief_russia - cost_russia + self.hardening * world.guarantee,
            offer_ukraine=world.belief_ukraine + cost_ukraine - fear,
        )
