"""Sanctions imposed, eased and lapsing."""

import dataclasses

import numpy as np
from jaxtyping import Float

from sim.draws import Draws
from sim.moves import Orders
from sim.quantities import Value, param
from sim.theory.sanctions import packages_in_force, raised
from sim.theory.values import at_least
from sim.world import World
from sim.world.derived import happened
from sim.world.economy import touched_by_war

NEARLY_ALL = 0.999
"""Level beyond which more packages are not told apart: a full embargo would be endlessly many."""


@dataclasses.dataclass(frozen=True)
class Sanctions:
    """Each package closes a share of what is still open; each may lapse, slower during the war.

    Packages lapse one by one, so that broad sanctions erode instead of vanishing. Episodes, from
    the first package to the end of the last, survive about as in the Global Sanctions Data Base
    (Felbermayr et al. 2020; Syropoulos et al. 2024) where no war goes on: further packages prolong
    them and relief shortens them, both at base rates. A lone package that is left to itself
    survives less long, `exp(-52 lapse)` a year.
    """

    size: Value = param(
        0.05,
        unit="1",
        source="assumption: share of the open rest that a package closes (MODEL 5.1)",
        range=(0.03, 0.08),
        bounds=(0.001, 0.5),
    )
    eased: Value = param(
        0.75,
        unit="1",
        source="assumption: what relief leaves of the level (MODEL 5.1)",
        range=(0.6, 0.9),
        bounds=(0.0, 1.0),
    )
    lapse: Value = param(
        0.0035,
        unit="1/week",
        source="fitted so that episodes, which more packages prolong and relief shortens at base "
        "rates, survive about as in GSDB-R3, .88 after one year and .52 after five (MODEL 5.1)",
        range=(0.003, 0.004),
        bounds=(0.0, 1.0),
    )
    lapse_at_war: Value = param(
        0.5,
        unit="1",
        source="assumption: lapses are half as frequent while the war lasts (MODEL 5.1)",
        range=(0.25, 1.0),
        bounds=(0.0, 1.0),
    )

    def __call__(self, world: World, orders: Orders, draws: Draws) -> World:
        """Packages raise the level, relief lowers it, and now and then a package lapses."""
        standing = happened(world, orders)
        packages = standing.counted("imposes") + standing.counted("penalises_buyer")
        level = raised(world.level, packages, self.size)
        some = world.repertoire.dyads_with("eases")
        level[:, some] *= self.eased ** standing.counted("eases")[:, some]
        return world.replace(level=self._lapsed(world.replace(level=level), draws))

    def _lapsed(self, world: World, draws: Draws) -> Float[np.ndarray, "run dyad"]:
        number = draws.uniform("sanctions", "lapse", world.level.shape[1])
        # Nothing can lapse on the many dyads that no run has sanctions on.
        some = np.flatnonzero(world.level.any(axis=0))
        level = world.level[:, some]
        packages = packages_in_force(np.minimum(level, NEARLY_ALL), self.size)
        exposed = np.where(level > 0, at_least(1.0, packages), 0.0)
        hazard = self.lapse * np.where(touched_by_war(world)[:, some], self.lapse_at_war, 1.0)
        lapses = number[:, some] < -np.expm1(-hazard * exposed)
        left = world.level.copy(order="K")
        left[:, some] = raised(level, -lapses.astype(float), self.size)
        return left
