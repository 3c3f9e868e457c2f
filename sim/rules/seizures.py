"""Tankers seized at sea."""

import dataclasses

import numpy as np
from jaxtyping import Float

from sim.draws import Draws
from sim.moves import Orders
from sim.quantities import Value, param
from sim.world import World
from sim.world.economy import by_target


@dataclasses.dataclass(frozen=True)
class Seizures:
    """A seizure takes a tanker out of Russia's trade and makes freight dearer for the others.

    Freight counts on the status quo's seizures, so that only more or fewer of them move it; its
    price is what buyers ask off Russia's crude. The weight of recent seizures is what protests
    refer to (MODEL 1, row 2).
    """

    carried: Value = param(
        0.017,
        unit="mb/d",
        source="assumption: a cargo of one million barrels every 60 days is lost with a tanker",
        range=(0.008, 0.035),
        bounds=(0.0, 1.0),
    )
    kept: Value = param(
        0.97,
        unit="1/week",
        source="assumption: half of a lost tanker's trade, and of the fright, is over in 23 weeks",
        range=(0.94, 0.985),
        bounds=(0.0, 0.9999),
    )
    fright: Value = param(
        0.5,
        unit="US dollars/barrel",
        source="assumption: dearer freight and insurance of the shadow fleet after a seizure",
        range=(0.2, 1.0),
        bounds=(0.0, 20.0),
    )
    memory: Value = param(
        0.6,
        unit="1/week",
        source="assumption: protests follow within weeks (Bella 1: note of 2025-12-31)",
        range=(0.4, 0.8),
        bounds=(0.0, 0.9999),
    )

    def settle(self, world: World) -> World:
        """Oil lost and recent seizures at the rates of the status quo."""
        usual = np.zeros_like(world.recent_seizures) + world.repertoire.expected_count("seizes")
        lost = self._from_russia(world, usual) * self.carried / (1.0 - self.kept)
        return world.replace(recent_seizures=usual / (1.0 - self.memory), oil_seized=lost)

    def __call__(self, world: World, orders: Orders, draws: Draws) -> World:
        """Oil lost, dearer freight and the memory of seizures after this week's."""
        seized = orders.counted("seizes").astype(float)
        from_russia = self._from_russia(world, seized)
        usual = self._from_russia(world, np.atleast_2d(world.repertoire.expected_count("seizes")))
        return world.replace(
            oil_seized=self.kept * world.oil_seized + self.carried * from_russia,
            freight_risk=self.kept * world.freight_risk + self.fright * (from_russia - usual),
            recent_seizures=self.memory * world.recent_seizures + seized,
        )

    def _from_russia(
        self, world: World, seized: Float[np.ndarray, "#run dyad"]
    ) -> Float[np.ndarray, "#run 1"]:
        russia = world.actors.state_of("RUS")
        if not len(russia):
            return np.zeros((len(seized), 1))
        return by_target(world.actors, seized)[:, russia]
