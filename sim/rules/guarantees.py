"""The credibility of security guarantees for Ukraine."""

import dataclasses

import numpy as np
from jaxtyping import Float

from sim.draws import Draws
from sim.moves import Orders
from sim.quantities import Value, param
from sim.world import World
from sim.world.war import received, surprise


@dataclasses.dataclass(frozen=True)
class Guarantees:
    """Commitments raise credibility toward a binding treaty; words fade to the resting value.

    A guarantee is a costly signal as far as it ties hands (Fearon 1997); only a third party that
    enforces it solves the commitment problem at the end of a war (Walter 1997; BK).
    `G' = G - decay (G - rest) + raise (binding - G) (moves - expected moves)`, within 0 and 1.
    """

    rest: Value = param(
        0.3,
        unit="1",
        source="assumption: declared, not binding (Paris declaration of 2026-01-06; MODEL 5.4)",
        range=(0.15, 0.45),
        bounds=(0.0, 1.0),
    )
    binding: Value = param(
        0.8,
        unit="1",
        source="assumption: credibility of a treaty with forces in place (MODEL 5.4)",
        range=(0.7, 0.9),
        bounds=(0.0, 1.0),
    )
    decay: Value = param(
        0.02,
        unit="1/week",
        source="assumption: a declaration that is not renewed is half forgotten in 35 weeks",
        range=(0.01, 0.04),
        bounds=(0.0, 1.0),
    )
    step: Value = param(
        0.15,
        unit="share of the way to binding",
        source="assumption: one commitment of USA",
        range=(0.05, 0.25),
        bounds=(0.0, 1.0),
    )
    ally: Value = param(
        0.4,
        unit="1",
        source="assumption: weight of another state's commitment beside that of USA",
        range=(0.2, 0.7),
        bounds=(0.0, 1.0),
    )

    def __call__(self, world: World, orders: Orders, draws: Draws) -> World:
        moves = surprise(world, "guarantees", orders.counted("guarantees"))
        gap = self.binding - world.guarantee
        fading = self.decay * (world.guarantee - self.rest)
        raised = self.step * gap * self._weighted(world, moves)
        return world.replace(guarantee=np.clip(world.guarantee - fading + raised, 0.0, 1.0))

    def settle(self, world: World) -> World:
        """Credibility at its resting value."""
        return world.replace(guarantee=np.zeros_like(world.guarantee) + self.rest)

    def _weighted(
        self, world: World, moves: Float[np.ndarray, "run dyad"]
    ) -> Float[np.ndarray, "run 1"]:
        american = received(world, moves, "UKR", "USA")
        return american + self.ally * (received(world, moves, "UKR") - american)
