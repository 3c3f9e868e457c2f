"""Demands that sanctions back, and what becomes of them."""

import dataclasses

import numpy as np
from jaxtyping import Float

from sim.draws import Draws
from sim.moves import Orders
from sim.quantities import Value, param
from sim.theory.coercion import open_share
from sim.world import World
from sim.world.relations import sanctions_carried_out

PerDyad = Float[np.ndarray, "run dyad"]


@dataclasses.dataclass(frozen=True)
class Compliance:
    """A threat carried out by sanctions leaves its demand standing until it is met or given up.

    The hazards are those of an open threat: compliance in proportion to the target's chance to
    concede, which what the sanctions cost it raises. A threat carried out while a demand stands
    adds to the same demand. That a third (Hufbauer et al. 2007) to two
    thirds (GSDB-R3, partial success included) of imposed sanctions succeed is a check and not an
    input. The sender trusts who complied and remembers it, which argues for relief. Demands that
    stand at the start are drawn in the first week from the law of the status quo.
    """

    comply: Value = param(
        0.015,
        unit="1/week",
        source="assumption: as a target concedes to an open threat, rules.threats.concede",
        range=(0.008, 0.025),
        bounds=(0.0, 0.1),
    )
    give_up: Value = param(
        0.02,
        unit="1/week",
        source="assumption: as an open threat lapses, rules.threats.lapse",
        range=(0.012, 0.03),
        bounds=(0.0, 0.3),
    )
    usual: Value = param(
        0.44,
        unit="1",
        source="chance of concession at rest, as in rules.threats.usual",
        bounds=(0.05, 1.0),
    )
    memory: Value = param(
        0.95,
        unit="1/week",
        source="assumption: half of it is forgotten after 14 weeks, as a stake at home is",
        range=(0.9, 0.98),
        bounds=(0.0, 0.99),
    )

    def settle(self, world: World) -> World:
        """Memory of compliance at its status-quo mean."""
        met = world.reference.mean("compliance.complied", world.actors.dyads.count)
        rest = met / (1 - self.memory * (1 - met))
        return world.replace(compliance=np.zeros((len(world.stage), 1)) + rest)

    def __call__(self, world: World, orders: Orders, draws: Draws) -> World:
        """The next week's demands, with the fates of this week."""
        dyads = world.actors.dyads.count
        if world.week == 0:
            number = draws.uniform("compliance", "begin", dyads)
            world = world.replace(backed=(number < self._share(world)) * 1.0)
        fate = draws.uniform("compliance", "fate", dyads)
        backed, complied, given_up = np.zeros((3, dyads, len(fate))).transpose(0, 2, 1)
        compliance = self.memory * world.compliance
        # On most dyads no demand stands in any run.
        some = np.flatnonzero((world.backed + world.enforced).any(axis=0))
        stands, number = world.backed[:, some] > 0, fate[:, some]
        comply = self.comply * world.concede[:, some] / self.usual
        complied[:, some] = met = stands & (number < comply)
        given_up[:, some] = dropped = stands & ~met & (number < comply + self.give_up)
        backed[:, some] = (stands & ~met & ~dropped) | (world.enforced[:, some] > 0)
        compliance[:, some] = np.where(met, 1.0, compliance[:, some])
        return world.replace(
            backed=backed, complied=complied, given_up=given_up, compliance=compliance
        )

    def at_rest(self, world: World, orders: Orders) -> dict[str, PerDyad]:
        """How often a demand stands, and how often it is met."""
        return {"compliance.backed": world.backed, "compliance.complied": world.complied}

    def _share(self, world: World) -> Float[np.ndarray, "_ dyad"]:
        """Share of weeks in which a demand stands, as measured in the status quo.

        Before that it follows from the table of rates, as if threats ended by the same hazards.
        """
        repertoire, ends = world.repertoire, self.comply + self.give_up
        done = repertoire.expected(sanctions_carried_out(repertoire) * 1.0)[None, :]
        threats = repertoire.expected_count("threatens_sanctions")[None, :]
        expected = open_share(open_share(threats, done + ends) * done, ends)
        return np.atleast_2d(world.reference.rest.get("compliance.backed", expected))
