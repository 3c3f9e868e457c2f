"""What the oil price says about sanctions."""

import dataclasses

import numpy as np
from jaxtyping import Float, Int

from sim.moves import Repertoire
from sim.quantities import Value, param
from sim.world import World


@dataclasses.dataclass(frozen=True)
class Oil:
    """Dear oil argues for relief of exporters and against penalties on buyers of Russian oil.

    In % of the sender's GDP a year: what its imports would cost less, or more, if the target's
    exports, or the buyer's purchases from Russia, came to or left the market.
    """

    response: Value = param(
        3.6,
        unit="1",
        source="log price for a share of supply, 1/.275: Kilian and Murphy (2014)",
        range=(2.0, 4.2),
        bounds=(0.0, 100.0),
    )
    world_supply: Value = param(
        105.0,
        unit="mb/d",
        source="world oil supply in 2025, order of magnitude of the IEA oil market report, BK",
        range=(103.0, 108.0),
        bounds=(10.0, 1000.0),
    )

    def cells(self, repertoire: Repertoire) -> Int[np.ndarray, " some"]:
        """Easing of sanctions and penalties on buyers."""
        speaks = repertoire.does("eases") | repertoire.does("penalises_buyer")
        return np.flatnonzero(speaks & repertoire.chosen)

    def __call__(
        self, world: World, cells: Int[np.ndarray, " some"]
    ) -> Float[np.ndarray, "run some"]:
        """Yearly gain of the sender."""
        dyads, dyad = world.actors.dyads, world.repertoire.dyad[cells]
        states, sender, target = world.actors.states, dyads.sender[dyad], dyads.target[dyad]
        eases = world.repertoire.does("eases")[cells]
        barrels = np.where(eases, states.oil_exports[target], -world.oil_volume[:, target])
        dearer = self.response * barrels / self.world_supply
        bill = 365.0e6 * states.oil_imports[sender] * np.exp(world.log_price)
        return 100.0 * dearer * bill / (1.0e9 * states.gdp[sender])
