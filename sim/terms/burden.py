"""How quarrels across the Atlantic turn the allies of the leading power."""

import dataclasses

import numpy as np
from jaxtyping import Float, Int

from sim.moves import Repertoire
from sim.quantities import Value, param
from sim.world import THEATRES, World
from sim.world.blocs import LEADER, allies


@dataclasses.dataclass(frozen=True)
class Burden:
    """Quarrels make allies criticise the leading power and carry more of the burden themselves.

    The value is log(1 + intensity of transatlantic incidents) for the allies' criticism of USA,
    and a share of it for their own aid and guarantees to others (self-help under doubt about
    the patron, Snyder 1984, BK); zero for other senders.
    """

    self_help: Value = param(
        0.4,
        unit="1",
        source="assumption: quarrels move aid, which costs money, less than words",
        range=(0.1, 0.8),
        bounds=(0.0, 5.0),
    )

    def cells(self, repertoire: Repertoire) -> Int[np.ndarray, " some"]:
        """Criticism of the leading power; aid and guarantees of anybody else."""
        dyad = [label.split(":")[0] for label in repertoire.labels]
        at_leader = np.array([label.endswith(f">{LEADER}") for label in dyad], dtype=bool)
        by_leader = np.array([label.startswith(f"{LEADER}>") for label in dyad], dtype=bool)
        carries = (repertoire.does("aids") | repertoire.does("guarantees")) & ~by_leader
        speaks = (repertoire.does("criticises") & at_leader) | (carries & ~at_leader)
        return np.flatnonzero(speaks & repertoire.chosen)

    def __call__(
        self, world: World, cells: Int[np.ndarray, " some"]
    ) -> Float[np.ndarray, "run some"]:
        """Worth of each move to its sender."""
        sender = world.actors.dyads.sender[world.repertoire.dyad[cells]]
        quarrels = np.log1p(world.intensity[:, [THEATRES.index("transatlantic")]])
        words = world.repertoire.does("criticises")[cells]
        worth: np.ndarray = quarrels * np.where(words, 1.0, self.self_help)
        return worth * allies(world.actors)[sender]
