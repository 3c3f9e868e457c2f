"""Offers of cooperation on cybersecurity, and the answers to them."""

import dataclasses

import numpy as np
from jaxtyping import Float

from sim.draws import Draws
from sim.moves import Orders
from sim.quantities import Value, param
from sim.world import World

PerDyad = Float[np.ndarray, "_ dyad"]


@dataclasses.dataclass(frozen=True)
class CyberDialogue:
    """Conditional reciprocity: an offer stands and fades until the other side answers it.

    The other side's offer while it stands is the answer, uses it up and makes a step of
    cooperation (MODEL 1, row 8; conditional cooperation of Axelrod 1984).
    """

    standing: Value = param(
        0.9,
        unit="1/week",
        source="assumption: an offer is forgotten with a half-life of seven weeks",
        range=(0.8, 0.95),
        bounds=(0.0, 0.999),
    )
    gain: Value = param(
        0.3,
        unit="1",
        source="assumption: share of the open distance that one step covers",
        range=(0.15, 0.45),
        bounds=(0.0, 1.0),
    )
    memory: Value = param(
        0.97,
        unit="1/week",
        source="assumption: unattended, cooperation halves in five months",
        range=(0.95, 0.985),
        bounds=(0.0, 0.999),
    )

    def settle(self, world: World) -> World:
        """Offers and cooperation at their fixed point under the status quo's rates."""
        dyads = world.actors.dyads
        rate = world.repertoire.expected_count("offers_cyber")[None, :]
        back = rate[:, dyads.reverse]
        # Both sides of a pair obey s = p (1 - q)(1 - s') + (1 - p)(1 - q) k s.
        fade = 1 - (1 - rate) * (1 - back) * self.standing
        ours, theirs = rate * (1 - back), back * (1 - rate)
        stands = ours * (fade - theirs) / (fade**2 - ours * theirs)
        gained = self.gain * self._step(world, stands, rate)[:, dyads.forward]
        runs = np.zeros((len(world.stage), 1))
        return world.replace(
            cyber_open=runs + stands,
            cyber_cooperation=runs + gained / (1 - self.memory + gained),
        )

    def __call__(self, world: World, orders: Orders, draws: Draws) -> World:
        """The next week's offers and cooperation, and this week's steps."""
        dyads = world.actors.dyads
        offers = np.minimum(orders.counted("offers_cyber"), 1.0)
        unanswered = 1 - offers[:, dyads.reverse]
        fresh = 1 - world.cyber_open[:, dyads.reverse]
        stands = np.where(offers > 0, fresh, self.standing * world.cyber_open) * unanswered
        step = self._step(world, world.cyber_open, offers)[:, dyads.forward]
        kept, gained = self.memory * world.cyber_cooperation, self.gain * step
        return world.replace(
            cyber_open=stands,
            cyber_step=step,
            cyber_cooperation=kept + gained * (1 - world.cyber_cooperation),
        )

    def _step(self, world: World, stands: PerDyad, offers: PerDyad) -> PerDyad:
        """Size of each pair's step, the same both ways: offers answered and made together."""
        reverse = world.actors.dyads.reverse
        answered = offers * (1 - offers[:, reverse]) * stands[:, reverse]
        return answered + answered[:, reverse] + offers * offers[:, reverse]
