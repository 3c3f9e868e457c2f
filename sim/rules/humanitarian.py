"""Prisoner exchanges: contact that goes on whatever the stage of the talks."""

import dataclasses

import numpy as np

from sim.draws import Draws
from sim.moves import Orders
from sim.quantities import Value, param
from sim.world import World
from sim.world.derived import record
from sim.world.flags import between_parties
from sim.world.war import TALKS, at_war

_GAPS = "gaps of 58 exchanges 2022-03 to 2025-03 (ACLED notes): median 13 days, 90 % under 39, "


@dataclasses.dataclass(frozen=True)
class Humanitarian:
    """An on-off regime: while it lasts exchanges follow each other, between regimes nothing.

    Nearly independent of the stage of talks. At the start the regime has the status quo's chance
    to be on, and the clock its mean.
    """

    close: Value = param(
        0.05,
        unit="1/week",
        source=_GAPS + "longest 105: a regime of about 20 weeks, fitted to these quantiles",
        range=(0.005, 0.085),
        bounds=(0.001, 1.0),
    )
    open: Value = param(
        0.20,
        unit="1/week",
        source=_GAPS + "longest 105: a pause of about 5 weeks, fitted to these quantiles",
        range=(0.15, 0.30),
        bounds=(0.001, 1.0),
    )
    chance: Value = param(
        0.46,
        unit="1/week",
        source="58 exchanges in 157 weeks at these regimes; 95 % Poisson interval of the count",
        range=(0.35, 0.59),
        bounds=(0.01, 1.0),
    )
    lift: Value = param(
        0.1,
        unit="1",
        source="assumption: talks reopen a closed regime a little faster",
        range=(0.0, 0.3),
        bounds=(0.0, 5.0),
    )

    def __call__(self, world: World, orders: Orders, draws: Draws) -> World:
        regime, exchange = np.split(draws.uniform("humanitarian", "week", 2), 2, axis=1)
        opens = self.open * np.where(world.stage >= TALKS, 1 + self.lift, 1.0)
        chance = world.exchange_regime * (1 - self.close) + (1 - world.exchange_regime) * opens
        agreed = (regime < chance) & at_war(world)
        done = agreed & (exchange < self.chance)
        return record(world, "exchanges", between_parties(world) * done).replace(
            exchange_regime=agreed.astype(float),
            since_exchange=np.where(done, 0.0, world.since_exchange + at_war(world)),
        )

    def settle(self, world: World) -> World:
        """The regime's share of the weeks and the mean age of the last exchange.

        The mean age of a two-state renewal process: `(1 - e) (a + b)/(b e) + share_off/b`, with a
        to close, b to open and e to exchange.
        """
        share = self.open / (self.open + self.close)
        wait = (1 - self.chance) * (self.open + self.close) / (self.open * self.chance)
        age = wait + (1 - share) / self.open
        here = np.zeros_like(world.stage) + at_war(world)
        return world.replace(exchange_regime=here * share, since_exchange=here * age)
