"""The memory of a leader's capture, and what threats and disavowals do to it."""

import dataclasses

import numpy as np
from jaxtyping import Float

from sim.draws import Draws
from sim.moves import Orders, across
from sim.quantities import Value, param
from sim.world import World
from sim.world.derived import trust


@dataclasses.dataclass(frozen=True)
class Precedent:
    """A precedent fades unless threats of force refresh it; disavowal works as far as believed.

    The United States seized the leader of Venezuela on 2026-01-03. Others learn from conduct
    toward third states (Schelling 1966; Crescenzi 2007); assurances count as far as the
    speaker is trusted (Kydd 2005). What one threat adds follows from rest at the status quo.
    """

    start: Value = param(
        0.5,
        unit="1",
        source="assumption: weight of the precedent ten days after it (MODEL 1, row 4)",
        range=(0.3, 0.8),
        bounds=(0.0, 0.95),
    )
    persistence: Value = param(
        0.98,
        unit="1/week",
        source="assumption: half-life of eight months where nothing recalls it",
        range=(0.96, 0.99),
        bounds=(0.0, 0.9999),
    )
    actor: str = "USA"
    hearers: tuple[str, ...] = ("RUS", "CHN", "IRN")

    def settle(self, world: World) -> World:
        """The memory at its start, or as high as a world with fewer threats keeps it."""
        added = self._refresh(world) * self._threats_expected(world)
        left = 1 - self._believed_expected(world)
        rest = left * added / (1 - left * (self.persistence - added))
        return world.replace(precedent=np.zeros((len(world.stage), 1)) + rest)

    def __call__(self, world: World, orders: Orders, draws: Draws) -> World:
        """The next week's memory."""
        acting = world.actors.dyads_of(sender=self.actor)
        threats = orders.number("threatens_force", acting)
        recalled = np.minimum(self._refresh(world) * threats, 1.0)
        memory = self.persistence * world.precedent + recalled * (1 - world.precedent)
        believed = self._believed(world, orders.counted("reassures"), trust(world))
        return world.replace(precedent=memory * (1 - believed))

    def _refresh(self, world: World) -> Float[np.ndarray, "_ 1"]:
        """What one threat adds, so that the start is at rest at the status quo's rates."""
        expected = self._threats_expected(world)
        if expected == 0:
            return np.zeros((1, 1))
        left = 1 - self._believed_expected(world)
        kept = np.asarray(self.start) / left - self.persistence * self.start
        return np.atleast_2d(np.clip(kept / (expected * (1 - self.start)), 0.0, 1.0))

    def _threats_expected(self, world: World) -> float:
        acting = world.actors.dyads_of(sender=self.actor)
        return float(world.repertoire.expected_count("threatens_force")[acting].sum())

    def _believed_expected(self, world: World) -> Float[np.ndarray, "_ 1"]:
        calm = world.repertoire.expected_count("reassures")[None, :]
        return self._believed(world, calm, world.actors.dyads.trust[None, :])

    def _believed(
        self,
        world: World,
        disavowals: Float[np.ndarray, "run dyad"],
        believed: Float[np.ndarray, "run dyad"],
    ) -> Float[np.ndarray, "run 1"]:
        """Share of the memory that this week's disavowals take, over all hearers."""
        taken = np.zeros((len(believed), 1))
        for hearer in self.hearers:
            told = world.actors.dyads_of(self.actor, hearer)
            heard = world.actors.dyads.reverse[told]
            taken += across(disavowals[:, told] * believed[:, heard])
        return np.minimum(taken / len(self.hearers), 1.0)
