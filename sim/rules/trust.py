"""What states learn about each other's good will."""

import dataclasses

import numpy as np
from jaxtyping import Float

from sim.draws import Draws
from sim.moves import Orders
from sim.quantities import Value, param
from sim.theory.learning import beta_update
from sim.theory.values import at_least
from sim.world import World
from sim.world.derived import happened
from sim.world.relations import in_cyber, news
from sim.world.start import EVIDENCE

LEAST = 0.05
"""Observations below which neither side of a belief can fall."""

SMALL = 4.0
"""Goldstein score up to which an act, mostly words, can be misread (assumption)."""


@dataclasses.dataclass(frozen=True)
class Trust:
    """Beta-Bernoulli learning from tone and notable moves received (Kydd 2005; MODEL 5.3).

    `alpha' = .97 alpha + .03 alpha0 + max(0, r)/10 - rest`, beta likewise with -r, where
    `r = .2 (y - c) + .3 sum (1{a} - b_a) g_a` over what the target did. The status-quo means
    of both gains are taken off, or noise alone would pull trust to one half. Small acts are
    misread with some chance (Jervis 1976); moves in cyberspace have a channel of their own and
    the daily fire of a war is no news.
    """

    memory: Value = param(
        0.97, unit="1/week", source="MODEL 5.3", range=(0.95, 0.985), bounds=(0.0, 0.999)
    )
    tone: Value = param(
        0.2, unit="1/Goldstein", source="MODEL 5.3", range=(0.1, 0.3), bounds=(0.0, 2.0)
    )
    act: Value = param(
        0.3, unit="1/Goldstein", source="MODEL 5.3", range=(0.2, 0.4), bounds=(0.0, 2.0)
    )
    pace: Value = param(
        0.1, unit="observations", source="MODEL 5.3", range=(0.07, 0.14), bounds=(0.0, 1.0)
    )
    concession: Value = param(
        5.0,
        unit="Goldstein",
        source="assumption: score of yielding to a demand, CAMEO 08 (Goldstein 1992: 5 to 7)",
        range=(3.0, 7.0),
        bounds=(0.0, 10.0),
    )
    misreading: Value = param(
        0.05,
        unit="1",
        source="assumption: chance to read a small act the wrong way round",
        range=(0.0, 0.15),
        bounds=(0.0, 0.5),
    )

    def __call__(self, world: World, orders: Orders, draws: Draws) -> World:
        """The next week's beliefs."""
        clear, small = self._read(world, happened(world, orders))
        misread = draws.uniform("trust", "misread", world.actors.dyads.count) < self.misreading
        seen = clear + np.where(misread, -small, small)
        dyads = world.actors.dyads
        start = EVIDENCE * dyads.trust
        kept = 1 - np.asarray(self.memory)
        gain = self._gain(seen) - world.reference.mean("trust.gain", dyads.count)
        loss = self._gain(-seen) - world.reference.mean("trust.loss", dyads.count)
        good, bad = beta_update(
            world.trust_good,
            world.trust_bad,
            kept * start + gain,
            kept * (EVIDENCE - start) + loss,
            self.memory,
        )
        return world.replace(trust_good=at_least(LEAST, good), trust_bad=at_least(LEAST, bad))

    def at_rest(self, world: World, orders: Orders) -> dict[str, Float[np.ndarray, "run dyad"]]:
        """Expected gains of both sides of the belief."""
        clear, small = self._read(world, happened(world, orders))
        right, wrong = clear + small, clear - small
        misread = np.asarray(self.misreading)
        return {
            "trust.gain": (1 - misread) * self._gain(right) + misread * self._gain(wrong),
            "trust.loss": (1 - misread) * self._gain(-right) + misread * self._gain(-wrong),
        }

    def _gain(self, seen: Float[np.ndarray, "run dyad"]) -> Float[np.ndarray, "run dyad"]:
        return self.pace * at_least(0.0, seen)

    def _read(
        self, world: World, moves: Orders
    ) -> tuple[Float[np.ndarray, "run dyad"], Float[np.ndarray, "run dyad"]]:
        """What the week says of each target: that which cannot be misread, and the small acts."""
        repertoire, reverse = world.repertoire, world.actors.dyads.reverse
        counted = ~in_cyber(repertoire) & ~repertoire.does("bombards")
        score = repertoire.goldstein * counted
        is_small = np.abs(repertoire.goldstein) <= SMALL
        shift = (world.posture - world.resting)[:, reverse]
        yielded = self.concession * (world.conceded + world.complied)
        clear = self.tone * shift + self.act * (news(world, moves, score * ~is_small) + yielded)
        return clear, self.act * news(world, moves, score * is_small)
