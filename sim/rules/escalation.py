"""How high each pair stands on the escalation ladder."""

import dataclasses

import numpy as np
from jaxtyping import Float, Int

from sim.draws import Draws
from sim.moves import Orders, Repertoire
from sim.quantities import Value, param
from sim.world import World
from sim.world.derived import happened

STEPS = (4.0, 12.0, 28.0, 60.0)
"""Rivera et al. (2024) weights from which rungs 1 posturing to 4 nuclear begin."""


@dataclasses.dataclass(frozen=True)
class Escalation:
    """A pair climbs at once to the rung of the week's worst move and comes down slowly.

    The ladder is Kahn's (1965), its rungs are the categories of Rivera et al. (2024).
    """

    persistence: Value = param(
        0.85,
        unit="1/week",
        source="assumption: a pair comes down half of the way in a month",
        range=(0.7, 0.93),
        bounds=(0.0, 0.999),
    )

    def settle(self, world: World) -> World:
        """The mean height under the status quo's rates.

        The law of `max` over past weeks, `P(height <= x) = prod_k P(rung <= x / d^k)`, is
        integrated on a grid.
        """
        above = self._chance_above(world)
        grid = np.linspace(0.0, len(STEPS), 81)
        keep = np.asarray(self.persistence, dtype=float).reshape(-1, 1, 1)
        log_law = np.zeros((len(keep), above.shape[1], len(grid)))
        for week in range(80):
            rungs = np.minimum(np.floor(grid / keep**week), len(STEPS)).astype(int)
            log_law += np.log1p(-above)[rungs[:, 0, :]].transpose(0, 2, 1)
        height = np.trapezoid(1 - np.exp(log_law), grid, axis=-1)
        return world.replace(rung=np.zeros((len(world.stage), 1)) + height)

    def __call__(self, world: World, orders: Orders, draws: Draws) -> World:
        """The next week's heights."""
        moves = happened(world, orders)
        rung = rung_of(world.repertoire)[moves.cell]
        pair = world.actors.dyads.pair[world.repertoire.dyad[moves.cell]]
        worst = np.zeros(world.rung.shape, order="F")
        for height in range(1, len(STEPS) + 1):
            climbs = np.flatnonzero(rung == height)
            worst[moves.run[climbs], pair[climbs]] = height
        return world.replace(rung=np.maximum(worst, self.persistence * world.rung))

    def _chance_above(self, world: World) -> Float[np.ndarray, "rung pair"]:
        """Chance that a week's worst move of each pair stands above each rung 0 to 4."""
        repertoire, dyads = world.repertoire, world.actors.dyads
        rows = [
            np.bincount(
                dyads.pair[repertoire.dyad],
                weights=repertoire.reference_base * (rung_of(repertoire) > rung),
                minlength=dyads.pairs,
            )
            for rung in range(len(STEPS) + 1)
        ]
        return -np.expm1(-np.array(rows))


def rung_of(repertoire: Repertoire) -> Int[np.ndarray, " cell"]:
    """Rung that each cell's move stands on."""
    return np.searchsorted(STEPS, repertoire.moves.rivera[repertoire.move], side="right")
