"""How incidents in the Gulf push those around it."""

import dataclasses

import numpy as np
from jaxtyping import Float, Int

from sim.moves import Repertoire
from sim.quantities import param
from sim.world import THEATRES, World

HOSTILE = ("threatens_force", "shows_force", "strikes", "seizes", "criticises", "imposes")


@dataclasses.dataclass(frozen=True)
class Gulf:
    """Incidents feed hostile moves around the Gulf: log(1 + intensity of incidents there).

    The logarithm lets the tenth incident a week count less than the second. Crises breed
    crises between the same rivals (Colaresi and Thompson 2002, BK).
    """

    dyads: tuple[str, ...] = param(
        ("USA>IRN", "IRN>USA", "ISR>IRN", "IRN>ISR", "SAU>IRN", "IRN>SAU"),
        unit="dyads",
        source="the states that meet in the Gulf, those of January 2026 (assumption)",
    )

    def cells(self, repertoire: Repertoire) -> Int[np.ndarray, " some"]:
        """Hostile moves of these dyads."""
        there = np.array([label.split(":")[0] in self.dyads for label in repertoire.labels])
        speaks = np.any([repertoire.does(effect) for effect in HOSTILE], axis=0)
        return np.flatnonzero(speaks & repertoire.chosen & there)

    def __call__(
        self, world: World, cells: Int[np.ndarray, " some"]
    ) -> Float[np.ndarray, "run some"]:
        """Worth of a hostile move, the same for each."""
        worth = np.log1p(world.intensity[:, [THEATRES.index("gulf")]])
        return np.repeat(worth, len(cells), axis=1)
