"""Alarm about a rival's recent exercises and shows of force."""

import dataclasses

import numpy as np
from jaxtyping import Float

from sim.draws import Draws
from sim.moves import Orders
from sim.quantities import Value, param
from sim.world import World
from sim.world.blocs import by_pair, recorded
from sim.world.economy import by_sender

ARSENAL = 5000.0
"""Warheads of a great nuclear power, about those of USA and RUS (SIPRI Yearbook 2025, BK)."""


@dataclasses.dataclass(frozen=True)
class Alarm:
    """Each state watches its rivals' military activity and forgets it within weeks.

    `A' = persistence A + (1 - A) scale (exercise n + show s)`: n counts the joint exercises of
    the rival with others, pair by pair and those of treaty allies as `routine`, s its shows and
    threats of force at the state itself. The scale is rivalry times the square root of the
    rival's share in the power of both times reach: intentions, power and proximity, which
    balances answer (Walt 1987, BK). Power is the CINC share plus that of warheads.
    """

    persistence: Value = param(
        0.8,
        unit="1/week",
        source="assumption: news of an exercise fades within about five weeks",
        range=(0.7, 0.88),
        bounds=(0.0, 0.99),
    )
    exercise: Value = param(
        0.6,
        unit="1/exercise",
        source="assumption: alarm from one exercise of a far stronger, near and sworn rival",
        range=(0.4, 0.8),
        bounds=(0.0, 1.0),
    )
    show: Value = param(
        0.5,
        unit="1/move",
        source="assumption: alarm from a show or threat of force of such a rival",
        range=(0.3, 0.7),
        bounds=(0.0, 1.0),
    )
    routine: Value = param(
        0.2,
        unit="1",
        source="assumption: an exercise within a standing alliance is expected and alarms less",
        range=(0.1, 0.4),
        bounds=(0.0, 1.0),
    )
    distance: Value = param(
        0.6,
        unit="1",
        source="assumption: share of the alarm that distance does not take away",
        range=(0.3, 0.9),
        bounds=(0.0, 1.0),
    )

    nuclear: Value = param(
        0.05,
        unit="1",
        source="assumption: 5,000 warheads count as .05 of world capability, which CINC omits",
        range=(0.0, 0.1),
        bounds=(0.0, 1.0),
    )

    def settle(self, world: World) -> World:
        """Alarm at its status-quo mean."""
        expected = world.repertoire.expected_count
        shows = expected("shows_force") + expected("threatens_force")
        impulse = self._impulse(world, expected("exercises")[None, :], shows[None, :])
        rest = impulse / (1.0 - self.persistence + impulse)
        return world.replace(alarm=np.broadcast_to(rest, world.alarm.shape).copy())

    def __call__(self, world: World, orders: Orders, draws: Draws) -> World:
        """Alarm after this week's exercises and shows of force."""
        shows = orders.counted("shows_force") + orders.counted("threatens_force")
        impulse = self._impulse(world, recorded(world, "exercises"), shows)
        alarm = self.persistence * world.alarm + (1.0 - world.alarm) * np.minimum(1.0, impulse)
        return world.replace(alarm=np.maximum(0.0, alarm))

    def _impulse(
        self,
        world: World,
        exercises: Float[np.ndarray, "#run dyad"],
        shows: Float[np.ndarray, "#run dyad"],
    ) -> Float[np.ndarray, "#run dyad"]:
        dyads = world.actors.dyads
        allied = dyads.alliance[None, :]
        weight = 1.0 - (1.0 - self.routine) * allied
        together = weight * by_pair(world.actors, exercises)[:, dyads.pair]
        activity = by_sender(world.actors, together)[:, dyads.target] - together
        return self._scale(world) * (self.exercise * activity + self.show * shows[:, dyads.reverse])

    def _scale(self, world: World) -> Float[np.ndarray, "#run dyad"]:
        states, dyads = world.actors.states, world.actors.dyads
        power = states.capability + self.nuclear * states.warheads[None, :] / ARSENAL
        own, other = power[:, dyads.sender], power[:, dyads.target]
        both = np.maximum(own + other, np.finfo(float).tiny)
        reach = self.distance + (1.0 - self.distance) * dyads.nearness[None, :]
        scale: np.ndarray = dyads.rivalry * np.sqrt(other / both) * reach
        return scale
