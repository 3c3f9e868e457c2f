"""What sanctions cost both sides."""

import dataclasses

import numpy as np
from jaxtyping import Float

from sim.draws import Draws
from sim.moves import Orders
from sim.quantities import Value, param
from sim.world import World
from sim.world.economy import by_sender, by_target


@dataclasses.dataclass(frozen=True)
class Economy:
    """Output lost to sanctions since the start, by sender (Neuenkirch and Neumeier 2015).

    `ell' = keep ell + sum S gamma / 52`, in % of GDP: the losses add up over the years and the
    economy adapts. The sender pays a share of the same money (MODEL 5.1).
    """

    keep: Value = param(
        0.9933,
        unit="1/week",
        source="assumption: adaptation halves a loss in two years (MODEL 5.1)",
        range=(0.99, 0.996),
        bounds=(0.0, 1.0),
    )
    cost_us: Value = param(
        0.7,
        unit="% of GDP a year",
        source="Neuenkirch and Neumeier (2015), US sanctions .5-.9",
        range=(0.5, 0.9),
        bounds=(0.0, 10.0),
    )
    cost_eu: Value = param(
        2.0,
        unit="% of GDP a year",
        source="assumption: between US .7 and UN 2.3-3.5 of Neuenkirch and Neumeier (2015)",
        range=(1.3, 2.7),
        bounds=(0.0, 10.0),
    )
    cost_others: Value = param(
        0.025,
        unit="% of GDP a year for each trillion US dollars of the sender's GDP",
        source="assumption: the US figure over its GDP of about 28 trillion dollars",
        range=(0.01, 0.05),
        bounds=(0.0, 1.0),
    )
    borne: Value = param(
        0.2,
        unit="1",
        source="assumption: share of the target's loss that the sender bears, in money (MODEL 5.1)",
        range=(0.1, 0.3),
        bounds=(0.0, 1.0),
    )

    def settle(self, world: World) -> World:
        """What the sanctions of the start cost a year."""
        return world.replace(yearly_loss=self._yearly(world))

    def __call__(self, world: World, orders: Orders, draws: Draws) -> World:
        """Last week's losses fade and this week's sanctions add to them."""
        yearly = self._yearly(world)
        return world.replace(
            yearly_loss=yearly, gdp_loss=self.keep * world.gdp_loss + yearly / 52.0
        )

    def _yearly(self, world: World) -> Float[np.ndarray, "run state"]:
        """Loss of targets and, the same money in part, of senders, in % of GDP a year."""
        dyads, gdp = world.actors.dyads, world.actors.states.gdp
        loss = world.level * self.coefficient(world)[:, dyads.sender]
        in_money = gdp[dyads.target] / gdp[dyads.sender]
        return by_target(world.actors, loss) + by_sender(world.actors, self.borne * loss * in_money)

    def coefficient(self, world: World) -> Float[np.ndarray, "run state"]:
        """Yearly loss, in % of the target's GDP, of full sanctions by each sender."""
        cost = np.zeros_like(world.gdp_loss)
        cost = cost + self.cost_others * world.actors.states.gdp / 1000.0
        cost[:, world.actors.state_of("USA")] = self.cost_us
        cost[:, world.actors.state_of("EUU")] = self.cost_eu
        return cost
