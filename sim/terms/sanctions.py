"""What a package of sanctions is worth."""

import dataclasses
from functools import lru_cache

import numpy as np
from jaxtyping import Float, Int

from sim.actors import Actors
from sim.moves import Repertoire
from sim.quantities import Value, param
from sim.world import World
from sim.world.derived import trust


@dataclasses.dataclass(frozen=True)
class Sanctions:
    """`q B h - cost`: punishing the target's recent hostility, less what sanctions cost the sender.

    Hostility is last week's hostile moves of the target at the sender and, as far as the sender
    trusts them, at others, in tens of Goldstein points and with decreasing returns; it is worth
    less the more is already closed. Success rates: Hufbauer et al. (2007), GSDB-R3.
    """

    success: Value = param(
        0.45,
        unit="1",
        source="between .34 (Hufbauer et al.) and .63 (GSDB-R3 with partial success)",
        range=(0.34, 0.63),
        bounds=(0.0, 1.0),
    )
    fatigue: Value = param(
        1.0,
        unit="prize/(% of GDP a year)",
        source="assumption: weight of the sender's own losses beside the prize",
        range=(0.3, 2.0),
        bounds=(0.0, 20.0),
    )

    def cells(self, repertoire: Repertoire) -> Int[np.ndarray, " some"]:
        """Packages of sanctions."""
        return np.flatnonzero(repertoire.does("imposes") & repertoire.chosen)

    def __call__(
        self, world: World, cells: Int[np.ndarray, " some"]
    ) -> Float[np.ndarray, "run some"]:
        """Value of each package."""
        dyad = world.repertoire.dyad[cells]
        sender = world.actors.dyads.sender[dyad]
        prize = self.success * np.log1p(hostility(world, dyad)) * (1.0 - world.level[:, dyad])
        return prize - self.fatigue * world.yearly_loss[:, sender]


def hostility(world: World, dyad: Int[np.ndarray, " some"]) -> Float[np.ndarray, "run some"]:
    """Last week's hostility of each dyad's target, as its sender minds it."""
    hostile = np.maximum(0.0, -world.last_score) / 10.0
    sympathy = trust(world)
    minded = hostile[:, world.actors.dyads.reverse[dyad]]
    for place, act, friend in _others(world.actors, dyad.tobytes()):
        minded[:, place] += sympathy[:, friend] * hostile[:, act]
    return minded


@lru_cache(maxsize=64)
def _others(actors: Actors, dyad: bytes) -> tuple[tuple[Int[np.ndarray, " _"], ...], ...]:
    """For each third state: which dyads' ends both know it, the target's dyad, the sender's."""
    dyads, states = actors.dyads, actors.states.count
    own = np.frombuffer(dyad, dtype=np.int64)
    place = np.full((states, states), -1)
    place[dyads.sender, dyads.target] = np.arange(dyads.count)
    found = []
    for other in range(states):
        act, friend = place[dyads.target[own], other], place[dyads.sender[own], other]
        known = np.flatnonzero((act >= 0) & (friend >= 0))
        if len(known):
            found.append((known, act[known], friend[known]))
    return tuple(found)
