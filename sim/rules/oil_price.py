"""The price of Brent, supply lost in the Gulf and by Russia."""

import dataclasses

import numpy as np
from jaxtyping import Float

from sim.draws import Draws
from sim.moves import Orders, across
from sim.quantities import Value, param
from sim.theory.markets import log_price_change
from sim.world import THEATRES, World

_PAIRS = "Kilian and Murphy (2014); range over Baumeister-Hamilton, Caldara-Cavallo-Iacoviello"


@dataclasses.dataclass(frozen=True)
class OilPrice:
    """Log price: a slow return to the start's, weekly noise, and the level of lost supply.

    `dlnP = s/(e_s - e_d)` for the level of world supply lost: what Russia cannot sell and what
    incidents in the Gulf stop, beyond spare capacity (MODEL 5.2). A disruption is the larger the
    more incidents its week has, up to all that passes Hormuz.
    """

    supply_elasticity: Value = param(
        0.015, unit="1", source=_PAIRS, range=(0.015, 0.15), bounds=(0.0, 5.0)
    )
    demand_elasticity: Value = param(
        -0.26, unit="1", source=_PAIRS, range=(-0.35, -0.13), bounds=(-5.0, -0.01)
    )
    noise: Value = param(
        0.036,
        unit="1/week",
        source="spread of weekly log changes, EIA: .036 in calm years, .047 in 2010 to 2025",
        range=(0.033, 0.047),
        bounds=(0.0, 1.0),
    )
    reversion: Value = param(
        0.02,
        unit="1/week",
        source="assumption: half of a deviation is gone after 34 weeks (MODEL 5.2); or none",
        range=(0.0, 0.03),
        bounds=(0.0, 1.0),
    )
    hazard: Value = param(
        0.0006,
        unit="1/incident",
        source="assumption: chance that an incident in the Gulf stops supply (MODEL 5.2)",
        range=(0.0002, 0.002),
        bounds=(0.0, 1.0),
    )
    stopped: Value = param(
        0.015,
        unit="share of world supply/incident",
        source="assumption: mean by incidents of the week; .05 on average (MODEL 5.2)",
        range=(0.006, 0.03),
        bounds=(0.0, 1.0),
    )
    passage: Value = param(
        0.2,
        unit="share of world supply",
        source="about one fifth of world consumption passes Hormuz (facts of the start)",
        range=(0.18, 0.22),
        bounds=(0.0, 1.0),
    )
    decay: Value = param(
        0.84,
        unit="1/week",
        source="assumption: half of a disruption is over after four weeks (MODEL 5.2)",
        range=(0.7, 0.92),
        bounds=(0.0, 0.9999),
    )
    spare: Value = param(
        0.01,
        unit="share of world supply",
        source="assumption: spare capacity that still reaches the market (MODEL 5.2)",
        range=(0.0, 0.03),
        bounds=(0.0, 1.0),
    )
    world_supply: Value = param(
        105.0,
        unit="mb/d",
        source="world oil supply in 2025, order of magnitude of the IEA oil market report, BK",
        range=(103.0, 108.0),
        bounds=(10.0, 1000.0),
    )

    def settle(self, world: World) -> World:
        """Supply lost at the start, and the price that Brent would return to without it."""
        lost = self._lost(world)
        return world.replace(supply_lost=lost, price_anchor=world.log_price - self._effect(lost))

    def __call__(self, world: World, orders: Orders, draws: Draws) -> World:
        """Disruption, supply lost and the price of the week."""
        disrupted = world.replace(disruption=self._disruption(world, draws))
        lost = self._lost(disrupted)
        calm = world.log_price - self._effect(world.supply_lost)
        calm = calm + self.reversion * (world.price_anchor - calm)
        calm = calm + self.noise * draws.normal("oil_price", "noise", 1)
        return disrupted.replace(supply_lost=lost, log_price=calm + self._effect(lost))

    def _disruption(self, world: World, draws: Draws) -> Float[np.ndarray, "run 1"]:
        numbers = draws.uniform("oil_price", "disruption", 2)
        incidents = world.incidents[:, [THEATRES.index("gulf")]]
        happens = numbers[:, :1] < -np.expm1(-self.hazard * incidents)
        size = -self.stopped * incidents * np.log(numbers[:, 1:])
        stopped = self.decay * world.disruption + np.where(happens, size, 0.0)
        return np.minimum(self.passage, stopped)

    def _lost(self, world: World) -> Float[np.ndarray, "run 1"]:
        sold = across(world.oil_volume)
        unsold = np.maximum(0.0, world.oil_supply - sold) / self.world_supply
        return unsold + np.maximum(0.0, world.disruption - self.spare)

    def _effect(self, lost: Float[np.ndarray, "run 1"]) -> Float[np.ndarray, "run 1"]:
        return log_price_change(lost, self.supply_elasticity, self.demand_elasticity)
