"""Trust in the cyber channel, and what of it spills over."""

import dataclasses

import numpy as np
from jaxtyping import Float

from sim.draws import Draws
from sim.moves import Orders
from sim.quantities import Value, param
from sim.theory.learning import beta_update
from sim.theory.values import at_least
from sim.world import THEATRES, World
from sim.world.relations import in_cyber, news
from sim.world.start import EVIDENCE

CYBER = THEATRES.index("cyber")
LEAST = 0.05
"""Observations below which neither side of a belief can fall."""

PerDyad = Float[np.ndarray, "run dyad"]


@dataclasses.dataclass(frozen=True)
class CyberChannel:
    """Beta-Bernoulli learning from acts in cyberspace alone (MODEL 5.3).

    Offers and last week's step of cooperation build cyber trust, attacks and incidents lower
    it, and a share of every such lesson counts for trust at large. Status-quo means of the
    gains are taken off.
    """

    memory: Value = param(
        0.97, unit="1/week", source="MODEL 5.3", range=(0.95, 0.985), bounds=(0.0, 0.999)
    )
    act: Value = param(
        0.3, unit="1/Goldstein", source="MODEL 5.3", range=(0.2, 0.4), bounds=(0.0, 2.0)
    )
    pace: Value = param(
        0.1, unit="observations", source="MODEL 5.3", range=(0.07, 0.14), bounds=(0.0, 1.0)
    )
    step: Value = param(
        7.4,
        unit="Goldstein",
        source="assumption: a step scores as material cooperation, CAMEO 06 (Goldstein 1992)",
        range=(5.0, 8.3),
        bounds=(0.0, 10.0),
    )
    incident: Value = param(
        0.1,
        unit="Goldstein",
        source="assumption: an incident whose author is unclear is a small hostile act of all",
        range=(0.0, 0.3),
        bounds=(0.0, 10.0),
    )
    spill: Value = param(
        0.1,
        unit="1",
        source="assumption: share of cyber lessons that count for trust at large (MODEL 5.3)",
        range=(0.0, 0.3),
        bounds=(0.0, 1.0),
    )

    def __call__(self, world: World, orders: Orders, draws: Draws) -> World:
        """The next week's beliefs."""
        dyads, seen = world.actors.dyads, self._seen(world, orders)
        gain = self._gain(seen) - world.reference.mean("cyber.gain", dyads.count)
        loss = self._gain(-seen) - world.reference.mean("cyber.loss", dyads.count)
        start, kept = EVIDENCE * dyads.trust, 1 - np.asarray(self.memory)
        good, bad = beta_update(
            world.cyber_good,
            world.cyber_bad,
            kept * start + gain,
            kept * (EVIDENCE - start) + loss,
            self.memory,
        )
        return world.replace(
            cyber_good=at_least(LEAST, good),
            cyber_bad=at_least(LEAST, bad),
            trust_good=at_least(LEAST, world.trust_good + self.spill * gain),
            trust_bad=at_least(LEAST, world.trust_bad + self.spill * loss),
        )

    def at_rest(self, world: World, orders: Orders) -> dict[str, PerDyad]:
        """Expected gains of both sides of the belief."""
        seen = self._seen(world, orders)
        return {"cyber.gain": self._gain(seen), "cyber.loss": self._gain(-seen)}

    def _seen(self, world: World, orders: Orders) -> PerDyad:
        """What the week says of each target, in Goldstein points times the weight of acts."""
        repertoire, dyads = world.repertoire, world.actors.dyads
        acts = news(world, orders, repertoire.goldstein * in_cyber(repertoire))
        exposed = repertoire.expected_count("attacks_cyber")[dyads.reverse] > 0
        blamed = self.incident * world.incidents[:, CYBER : CYBER + 1] * exposed
        return self.act * (acts + self.step * world.cyber_step[:, dyads.pair] - blamed)

    def _gain(self, seen: PerDyad) -> PerDyad:
        return self.pace * at_least(0.0, seen)
