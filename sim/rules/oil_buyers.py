"""Who buys Russian seaborne crude, how much, and at what discount."""

import dataclasses

import numpy as np
from jaxtyping import Float
from scipy.special import expit

from sim.draws import Draws
from sim.moves import Orders, across
from sim.quantities import Value, param
from sim.world import World

_VOLUMES = "China 1.1 and India 1.0 mb/d in December 2025, Turkey .275 in 2025 (Reuters, LSEG)"


@dataclasses.dataclass(frozen=True)
class Buyer:
    """One buyer's demand."""

    code: str
    capacity: float = param(0.0, unit="mb/d", source="assumption: twice the volume at the start")
    deterrence: float = param(0.0, unit="US dollars/barrel", source="assumption: MODEL 5.2")
    inclination: float = param(0.0, unit="1", source=_VOLUMES)
    own_discount: float = param(
        0.0, unit="US dollars/barrel", source="China 10-12, India 5-6 below Brent in late 2025"
    )


BUYERS = (
    Buyer("CHN", capacity=2.2, deterrence=3.4, inclination=0.0, own_discount=0.0),
    Buyer("IND", capacity=2.0, deterrence=7.7, inclination=0.0, own_discount=-4.5),
    Buyer("TUR", capacity=0.5, deterrence=4.0, inclination=0.2, own_discount=-4.0),
)


@dataclasses.dataclass(frozen=True)
class OilBuyers:
    """Demand rises with the discount and falls with the felt risk; the discount clears the market.

    `q_k = cap_k logistic(x0_k + (D - D_0 - f - tau_k (Theta_k - 1))/6)`, D_0 the discount at the
    start, f what fear of seizures adds to freight, and `D' = clip(D + 1.5 (supply - sum q), 0, 35)`
    (MODEL 5.2). Volumes at the start are as reported, whatever discount they were bought at.
    """

    buyers: tuple[Buyer, ...] = BUYERS
    response: Value = param(
        6.0,
        unit="US dollars/barrel",
        source="assumption: India took 1.8 to 1.0 mb/d as risk and discount rose in 2025",
        range=(4.0, 9.0),
        bounds=(0.1, 100.0),
    )
    deterrence: Value = param(
        1.0,
        unit="1",
        source="assumption: factor on what the felt risk is worth to every buyer",
        range=(0.6, 1.5),
        bounds=(0.0, 10.0),
    )
    speed: Value = param(
        1.5,
        unit="US dollars/barrel a week for each mb/d unsold",
        source="assumption: discount settles within about seven weeks (MODEL 5.2)",
        range=(0.75, 3.0),
        bounds=(0.0, 20.0),
    )
    ceiling: Value = param(
        35.0,
        unit="US dollars/barrel",
        source="largest Urals discount of spring 2022, BK",
        bounds=(0.0, 100.0),
    )

    def settle(self, world: World) -> World:
        """Volumes as reported; on offer is what buyers take and what seizures take."""
        before = world.replace(discount_start=world.discount)
        volume = self._volume(before)
        offered = self._sum(world, volume) + world.oil_seized
        settled = before.replace(oil_volume=volume, oil_start=volume.copy(), oil_supply=offered)
        return settled.replace(oil_revenue=self._revenue(settled))

    def __call__(self, world: World, orders: Orders, draws: Draws) -> World:
        """Buyers take their volumes, revenue accrues, and the discount moves."""
        bought = world.replace(oil_volume=self._volume(world))
        unsold = world.oil_supply - world.oil_seized - self._sum(world, bought.oil_volume)
        discount = np.clip(world.discount + self.speed * unsold, 0.0, self.ceiling)
        return bought.replace(oil_revenue=self._revenue(bought), discount=discount)

    def _volume(self, world: World) -> Float[np.ndarray, "run state"]:
        volume = np.zeros_like(world.oil_volume)
        for buyer in self.buyers:
            place = world.actors.state_of(buyer.code)
            risk = self.deterrence * buyer.deterrence * (world.buyer_risk[:, place] - 1.0)
            gain = world.discount - world.discount_start - world.freight_risk - risk
            volume[:, place] = buyer.capacity * expit(buyer.inclination + gain / self.response)
        return volume

    def _revenue(self, world: World) -> Float[np.ndarray, "run 1"]:
        revenue = np.zeros_like(world.discount)
        for buyer in self.buyers:
            for place in world.actors.state_of(buyer.code):
                price = np.exp(world.log_price) - world.discount - buyer.own_discount
                revenue = revenue + 7.0 * world.oil_volume[:, [place]] * price
        return revenue

    def _sum(self, world: World, volume: Float[np.ndarray, "run state"]) -> np.ndarray:
        return across(volume)
