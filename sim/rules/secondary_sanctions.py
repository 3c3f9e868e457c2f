"""Penalties on third states that buy Russian oil."""

import dataclasses

import numpy as np
from jaxtyping import Float

from sim.draws import Draws
from sim.moves import Orders
from sim.quantities import Value, param
from sim.world import World
from sim.world.economy import by_target


@dataclasses.dataclass(frozen=True)
class SecondarySanctions:
    """A penalty raises its target's felt risk of buying; the act raises that of all buyers.

    At the status quo the risk is 1 and already counts on a penalty now and then, so that only
    more or fewer of them than usual move it. Compliance follows in the oil market (MODEL 5.1-2).
    """

    penalty: Value = param(
        0.5,
        unit="1",
        source="assumption: risk added by one penalty, such as the tariff on India of 2025-08-06",
        range=(0.2, 1.0),
        bounds=(0.0, 10.0),
    )
    memory: Value = param(
        0.98,
        unit="1/week",
        source="assumption: what a week leaves of the added risk, half of it after 34 weeks",
        range=(0.96, 0.99),
        bounds=(0.0, 0.9999),
    )
    act_chance: Value = param(
        0.0005,
        unit="1/week",
        source="assumption: act passed and applied without waiver; .05 within two years",
        range=(0.0001, 0.002),
        bounds=(0.0, 1.0),
    )
    act_risk: Value = param(
        1.5,
        unit="1",
        source="assumption: risk that the act adds for every buyer (500 % tariffs, 180-day waiver)",
        range=(0.8, 2.5),
        bounds=(0.0, 10.0),
    )
    adjustment: Value = param(
        0.25,
        unit="1/week",
        source="assumption: crude is contracted about a month ahead",
        range=(0.1, 0.5),
        bounds=(0.0, 1.0),
    )

    def __call__(self, world: World, orders: Orders, draws: Draws) -> World:
        """The act may pass; the risk of every buyer follows it and the week's penalties."""
        passes = draws.uniform("secondary_sanctions", "act", 1) < self.act_chance
        act = np.maximum(world.sanctions_act, passes)
        resting = 1.0 + self.act_risk * act
        gap = world.buyer_risk - resting
        rising = (gap < 0) & (act > 0)
        kept = gap * np.where(rising, 1.0 - self.adjustment, self.memory)
        risk = np.maximum(0.0, resting + kept + self.penalty * self._news(world, orders))
        return world.replace(sanctions_act=act, buyer_risk=risk)

    def _news(self, world: World, orders: Orders) -> Float[np.ndarray, "run state"]:
        """Penalties on each state beyond those that the status quo expects."""
        surplus = orders.counted("penalises_buyer") - world.repertoire.expected_count(
            "penalises_buyer"
        )
        return by_target(world.actors, surplus)
