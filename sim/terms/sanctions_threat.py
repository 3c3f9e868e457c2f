"""What a threat of sanctions is worth."""

import dataclasses

import numpy as np
from jaxtyping import Float, Int

from sim.moves import Repertoire
from sim.quantities import Value, param
from sim.theory.coercion import concession_chance, threat_value
from sim.world import World
from sim.world.relations import credibility


@dataclasses.dataclass(frozen=True)
class SanctionsThreat:
    """`q B - (1 - q) a`: the target may concede, or the sender backs down before its audience.

    The chance q of a concession grows with what the sanctions in force already cost the target
    beyond its stake, and with the sender's record (Fearon 1994; Morgan, Bapat and Krustev 2009).
    In units of the prize B = 1.
    """

    constant: Value = param(
        -0.4, unit="1", source="assumption: k0, MODEL 4", range=(-1.2, 0.4), bounds=(-10.0, 10.0)
    )
    on_cost: Value = param(
        1.5,
        unit="1/(% of GDP a year)",
        source="assumption: k1, MODEL 4",
        range=(0.5, 2.5),
        bounds=(0.0, 20.0),
    )
    on_credibility: Value = param(
        0.5, unit="1", source="assumption: k2, MODEL 4", range=(0.0, 1.5), bounds=(0.0, 20.0)
    )
    audience: Value = param(
        0.3,
        unit="prize",
        source="assumption: a0, cost of backing down before a fully democratic audience",
        range=(0.1, 0.6),
        bounds=(0.0, 10.0),
    )

    def cells(self, repertoire: Repertoire) -> Int[np.ndarray, " some"]:
        """Threats of sanctions."""
        return np.flatnonzero(repertoire.does("threatens_sanctions") & repertoire.chosen)

    def __call__(
        self, world: World, cells: Int[np.ndarray, " some"]
    ) -> Float[np.ndarray, "run some"]:
        """Expected value of each threat."""
        dyads, dyad = world.actors.dyads, world.repertoire.dyad[cells]
        record = credibility(world)[:, dyads.sender[dyad]]
        cost = world.yearly_loss[:, dyads.target[dyad]]
        stake = world.stake[:, dyads.reverse[dyad]]
        weights = (self.constant, self.on_cost, self.on_credibility)
        concedes = concession_chance(cost, stake, record, weights)
        audience = self.audience * world.actors.states.regime[dyads.sender[dyad]]
        return threat_value(concedes, audience)
