"""What backing down would cost at home, and how likely a target is to concede."""

import dataclasses

import numpy as np
from jaxtyping import Float

from sim.draws import Draws
from sim.moves import Orders
from sim.quantities import Value, param
from sim.theory.coercion import concession_chance
from sim.world import World
from sim.world.relations import credibility

PUBLIC = ("threatens_sanctions", "threatens_force", "refuses_concessions")
"""Effects by which a state commits itself in public."""

_JUDGED = "assumption: weight in the chance of concession (MODEL 4), swept"


@dataclasses.dataclass(frozen=True)
class Audience:
    """Public threats and refusals raise a stake at home; a lapsed threat pays part of it.

    `A' = .95 A + a0 dem (1 - A)` (Fearon 1994, 1997). From stakes, costs and records follows
    each target's chance to concede, `logistic(k0 + k1 (cost - stake) + k2 credibility)`; the
    cost is what sanctions cost a year beyond what the target has grown used to at the start,
    and the threat that it feels from the sender.
    """

    memory: Value = param(
        0.95, unit="1/week", source="MODEL 4", range=(0.92, 0.98), bounds=(0.0, 0.999)
    )
    audience_cost: Value = param(
        0.3,
        unit="1",
        source="assumption: stake that one public threat of a full democracy adds (a0)",
        range=(0.15, 0.5),
        bounds=(0.0, 1.0),
    )
    paid: Value = param(
        0.5,
        unit="1",
        source="assumption: share of the stake that a lapsed threat costs",
        range=(0.25, 0.75),
        bounds=(0.0, 1.0),
    )
    constant: Value = param(-0.4, unit="1", source=_JUDGED, range=(-0.8, 0.0), bounds=(-5, 5))
    on_cost: Value = param(
        1.5, unit="1/% of GDP a year", source=_JUDGED, range=(0.8, 2.2), bounds=(0.0, 10.0)
    )
    on_credibility: Value = param(
        0.5, unit="1", source=_JUDGED, range=(0.0, 1.0), bounds=(0.0, 10.0)
    )

    def settle(self, world: World) -> World:
        """Stakes under the status quo's rates of public commitments and lapses."""
        repertoire, dyads = world.repertoire, world.actors.dyads
        public = np.array([repertoire.expected_count(effect) for effect in PUBLIC]).sum(axis=0)
        raised = np.minimum(self._raising(world) * public, 1.0)
        kept = 1 - self.paid * world.reference.mean("audience.lapsed", dyads.count)
        stake = kept * raised / (1 - kept * (self.memory - raised))
        runs = np.zeros((len(world.stage), 1))
        world = world.replace(stake=runs + stake, accustomed_loss=world.yearly_loss.copy())
        return world.replace(concede=self._chance(world))

    def __call__(self, world: World, orders: Orders, draws: Draws) -> World:
        """The next week's stakes and chances of concession."""
        public = sum(orders.counted(effect) for effect in PUBLIC)
        raised = np.minimum(self._raising(world) * public, 1.0)
        stake = self.memory * world.stake + raised * (1 - world.stake)
        world = world.replace(stake=stake * (1 - self.paid * np.minimum(world.lapsed, 1.0)))
        return world.replace(concede=self._chance(world))

    def at_rest(self, world: World, orders: Orders) -> dict[str, Float[np.ndarray, "run dyad"]]:
        """How often a threat lapses."""
        return {"audience.lapsed": world.lapsed}

    def _raising(self, world: World) -> Float[np.ndarray, "_ dyad"]:
        """What one public commitment of each sender adds."""
        democracy = world.actors.states.regime[world.actors.dyads.sender]
        return np.atleast_2d(self.audience_cost * democracy)

    def _chance(self, world: World) -> Float[np.ndarray, "run dyad"]:
        """Chance that each target concedes to a threat of the sender."""
        dyads = world.actors.dyads
        added = (world.yearly_loss - world.accustomed_loss)[:, dyads.target]
        cost = added + world.felt[:, dyads.reverse]
        record = credibility(world)[:, dyads.sender]
        weights = (self.constant, self.on_cost, self.on_credibility)
        return concession_chance(cost, world.stake[:, dyads.reverse], record, weights)
