"""How unevenly the members of a bloc share its military burden."""

import dataclasses
from functools import lru_cache

import numpy as np
from jaxtyping import Float

from sim.actors import Actors
from sim.draws import Draws
from sim.moves import Orders
from sim.quantities import Value, param
from sim.world import BLOCS, World
from sim.world.blocs import allies


@dataclasses.dataclass(frozen=True)
class Burden:
    """Burden gap of a bloc: half the sum over members of |share of spending - share of GDP|.

    The index of Olson and Zeckhauser (1966). It starts at the data, narrows with the military
    aid that the allies of the leading power announce beyond what the status quo expects, and
    drifts to where the members' pledges lead.
    """

    persistence: Value = param(
        0.99,
        unit="1/week",
        source="assumption: budgets follow pledges within two to three years",
        range=(0.985, 0.995),
        bounds=(0.0, 0.9999),
    )
    aid: Value = param(
        0.001,
        unit="1/package",
        source="assumption: an aid package of about 0.1 % of allied spending",
        range=(0.0005, 0.002),
        bounds=(0.0, 0.1),
    )
    pledge: Value = param(
        0.0,
        unit="1",
        source="assumption: share of the gap that new pledges close; the Hague pledge of "
        "2025-06-25 counts as trend at the status quo",
        range=(-0.2, 0.2),
        bounds=(-2.0, 1.0),
    )

    def settle(self, world: World) -> World:
        """The gap in the data."""
        gap = burden_gap(world.actors)
        return world.replace(burden_gap=np.broadcast_to(gap, world.burden_gap.shape).copy())

    def __call__(self, world: World, orders: Orders, draws: Draws) -> World:
        """The gap after this week's aid and a week more of pledges."""
        given = np.flatnonzero(allies(world.actors)[world.actors.dyads.sender])
        usual = world.repertoire.expected_count("aids")[given].sum()
        target = (1.0 - self.pledge) * burden_gap(world.actors)
        gap = target + self.persistence * (world.burden_gap - target)
        gap = gap - self.aid * (orders.number("aids", given) - usual) * (target > 0)
        return world.replace(burden_gap=np.maximum(0.0, gap))


@lru_cache(maxsize=16)
def burden_gap(actors: Actors) -> Float[np.ndarray, "1 bloc"]:
    """Burden gap of each bloc's members in this world, in the data; 0 without members."""
    states = actors.states
    gaps = []
    for bloc in BLOCS:
        members = states.member(bloc) & ~states.collective
        spending, gdp = states.military_spending[members], states.gdp[members]
        uneven = np.abs(spending / spending.sum() - gdp / gdp.sum()) if members.any() else 0.0
        gaps.append(0.5 * float(np.sum(uneven)))
    found = np.array([gaps])
    found.flags.writeable = False
    return found
