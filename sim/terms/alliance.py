"""What allies owe each other."""

import dataclasses
from functools import lru_cache

import numpy as np
from jaxtyping import Float, Int

from sim.actors import Actors
from sim.moves import Repertoire
from sim.quantities import Value, param
from sim.world import BLOCS, World
from sim.world.economy import by_sender

FRIENDLY = ("consults", "reassures", "aids", "guarantees", "invites_exercise")
HOSTILE = ("criticises", "rejects", "threatens_sanctions", "imposes", "threatens_force")


@dataclasses.dataclass(frozen=True)
class Alliance:
    """Friendly moves between allies gain with cohesion and outside threat, hostile ones lose.

    The value is the cohesion of the bloc that both ends share plus the sender's weighted alarm
    about all outsiders, with a minus for hostile moves; nothing between states that are not
    allied. Alliances balance threats (Walt 1987, BK).
    """

    threat: Value = param(
        0.3,
        unit="1",
        source="assumption: alarm of 1 about an outsider binds as .3 of full cohesion",
        range=(0.1, 0.6),
        bounds=(0.0, 10.0),
    )

    def cells(self, repertoire: Repertoire) -> Int[np.ndarray, " some"]:
        """All friendly and hostile moves that can pass between allies."""
        speaks = np.any([repertoire.does(effect) for effect in FRIENDLY + HOSTILE], axis=0)
        return np.flatnonzero(speaks & repertoire.chosen)

    def __call__(
        self, world: World, cells: Int[np.ndarray, " some"]
    ) -> Float[np.ndarray, "run some"]:
        """Worth of each move to the alliance."""
        dyads, dyad = world.actors.dyads, world.repertoire.dyad[cells]
        allied, bloc = _allied(world.actors)
        alarm = by_sender(world.actors, world.alarm * (allied == 0).astype(float))
        some = np.flatnonzero(allied[dyad])
        among = np.unique(dyad[some])
        bound = world.cohesion[:, bloc[among]] + self.threat * alarm[:, dyads.sender[among]]
        worth = allied[among] * bound
        hostile = np.any([world.repertoire.does(effect)[cells[some]] for effect in HOSTILE], axis=0)
        value = np.zeros((len(worth), len(cells)), order="F")
        value[:, some] = worth[:, np.searchsorted(among, dyad[some])] * np.where(hostile, -1.0, 1.0)
        return value


@lru_cache(maxsize=16)
def _allied(actors: Actors) -> tuple[Float[np.ndarray, " dyad"], Int[np.ndarray, " dyad"]]:
    """How far each dyad is an alliance of the West, and which bloc both ends share."""
    dyads, states = actors.dyads, actors.states
    nato = states.member("NATO")[dyads.sender] & states.member("NATO")[dyads.target]
    west = states.member("NATO") | states.member("EU")
    allied = dyads.alliance * west[dyads.sender] * west[dyads.target]
    return allied, np.where(nato, BLOCS.index("NATO"), BLOCS.index("EU"))
