"""Penalties on third states that buy Russian oil."""

import dataclasses

import numpy as np
from jaxtyping import Bool, Float

from sim.draws import Draws
from sim.moves import Orders
from sim.moves.repertoire import WEEKS_A_YEAR
from sim.quantities import Value, param
from sim.world import World
from sim.world.derived import record
from sim.world.economy import by_target


@dataclasses.dataclass(frozen=True)
class SecondarySanctions:
    """A penalty raises its target's felt risk of buying; the act raises that of all buyers.

    At the status quo the risk is 1 and already counts on a penalty now and then, so that only
    more or fewer of them than usual move it. Compliance follows in the oil market (MODEL 5.1-2).
    The act is passed against Russia once and then put to use: tariffs hit each buyer the more
    often the more it still buys. The risk that the act adds counts on them already.
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
    act_tariffs: Value = param(
        1.0,
        unit="1/year",
        source="assumption: tariffs under the act on the buyer most exposed, at its first volume",
        range=(0.3, 3.0),
        bounds=(0.0, 26.0),
    )
    adjustment: Value = param(
        0.25,
        unit="1/week",
        source="assumption: crude is contracted about a month ahead",
        range=(0.1, 0.5),
        bounds=(0.0, 1.0),
    )

    def __call__(self, world: World, orders: Orders, draws: Draws) -> World:
        """The act may pass and hit buyers; their risk follows it and the week's penalties."""
        passes = draws.uniform("secondary_sanctions", "act", 1) < self.act_chance
        act = np.maximum(world.sanctions_act, passes)
        resting = 1.0 + self.act_risk * act
        gap = world.buyer_risk - resting
        rising = (gap < 0) & (act > 0)
        kept = gap * np.where(rising, 1.0 - self.adjustment, self.memory)
        risk = np.maximum(0.0, resting + kept + self.penalty * self._news(world, orders))
        if act.any():
            world = self._events(world, act > 0, draws)
        return world.replace(sanctions_act=act, buyer_risk=risk)

    def _news(self, world: World, orders: Orders) -> Float[np.ndarray, "run state"]:
        """Penalties of choice on each state beyond those that the status quo expects."""
        surplus = orders.total(_penalties(world)) - self._usual(world)
        return by_target(world.actors, surplus)

    def _usual(self, world: World) -> Float[np.ndarray, " dyad"]:
        return world.repertoire.expected(_penalties(world))

    def _events(self, world: World, in_force: Bool[np.ndarray, "run 1"], draws: Draws) -> World:
        """The passing of the act where it is news, and this week's tariffs under it.

        The repertoire says who passes it against whom, and whose buying is punished: a buyer is
        exposed as it is to penalties without the act, allies less than rivals.
        """
        dyads, states = world.actors.dyads, world.actors.states.count
        exposed = by_target(world.actors, self._usual(world)[None, :])
        whole = np.maximum(world.oil_start * exposed.max(initial=1e-9), 1e-9)
        chance = self.act_tariffs / WEEKS_A_YEAR * exposed * world.oil_volume / whole
        hit = in_force & (draws.uniform("secondary_sanctions", "tariff", states) < chance)
        fresh = in_force & (world.act_known == 0)
        world = record(world, "enacts", np.repeat(fresh, dyads.count, axis=1))
        world = record(world, "penalises_buyer", hit[:, dyads.target])
        return world.replace(act_known=in_force * 1.0)


def _penalties(world: World) -> Float[np.ndarray, " cell"]:
    """One for the cells by which a sender chooses to penalise a buyer."""
    return world.repertoire.does("penalises_buyer") * 1.0 * world.repertoire.chosen
