"""Accusations of war crimes, which call the Security Council together."""

import dataclasses

import numpy as np
from jaxtyping import Float

from sim.draws import Draws
from sim.moves import Orders
from sim.quantities import Value, param
from sim.world import World
from sim.world.derived import happened
from sim.world.war import received

Scalar = Float[np.ndarray, "run 1"]


@dataclasses.dataclass(frozen=True)
class Council:
    """Accusations rise with strikes on Ukraine and with Council sessions, and fade.

    `accusations' = keep accusations + major strikes + harm salvoes + echo sessions`; naming and
    shaming after Hafner-Burton (2008; BK). A session is a `calls_council` move at Russia.
    """

    keep: Value = param(
        0.85,
        unit="1/week",
        source="assumption: attention to a strike is halved in about four weeks",
        range=(0.7, 0.92),
        bounds=(0.0, 0.99),
    )
    harm: Value = param(
        0.1,
        unit="major strikes/salvo",
        source="assumption: civilian harm of an ordinary salvo beside that of a major strike",
        range=(0.05, 0.2),
        bounds=(0.0, 1.0),
    )
    echo: Value = param(
        0.2,
        unit="major strikes/session",
        source="assumption: what a session adds to the weight of accusations",
        range=(0.0, 0.4),
        bounds=(0.0, 2.0),
    )

    def __call__(self, world: World, orders: Orders, draws: Draws) -> World:
        moves = happened(world, orders)
        return world.replace(
            accusations=self.keep * world.accusations
            + received(world, moves.counted("strikes"), "UKR", "RUS")
            + self.harm * received(world, moves.counted("bombards"), "UKR", "RUS")
            + self.echo * received(world, moves.counted("calls_council"), "RUS")
        )

    def settle(self, world: World) -> World:
        """The weight at which status-quo strikes and sessions make up for fading."""
        count, runs = world.repertoire.expected_count, np.ones_like(world.stage)
        news = received(world, runs * count("strikes"), "UKR", "RUS")
        news = news + self.harm * received(world, runs * count("bombards"), "UKR", "RUS")
        news = news + self.echo * received(world, runs * count("calls_council"), "RUS")
        return world.replace(accusations=news / (1 - self.keep))
