"""Flags of the world that decide which moves are feasible, one truth value a dyad."""

from collections.abc import Callable
from functools import lru_cache

import numpy as np
from jaxtyping import Bool

from sim.actors import Actors
from sim.world.axes import CEASEFIRE
from sim.world.state import World

IN_FORCE = 0.02
"""Sanctions below this level are over (MODEL of episodes: an episode ends below it)."""

FORMAL = 2
"""Stage of the war from which a formal proposal lies open."""


def sanctions_in_force(world: World) -> Bool[np.ndarray, "run dyad"]:
    """Sender has sanctions on target."""
    return world.level > IN_FORCE


def sanctions_threat_open(world: World) -> Bool[np.ndarray, "run dyad"]:
    """Sender has threatened target with sanctions and not resolved the threat."""
    return world.sanctions_threat > 0


def fighting(world: World) -> Bool[np.ndarray, "run dyad"]:
    """No ceasefire silences the dyad; only the two parties of the war can have one."""
    return (world.stage < CEASEFIRE) | ~between_parties(world)


def proposal_open(world: World) -> Bool[np.ndarray, "run dyad"]:
    """A formal proposal lies open and at least one end of the dyad is a party to the war."""
    lies_open = (world.stage >= FORMAL) & (world.stage < CEASEFIRE)
    dyads = world.actors.dyads
    party = parties(world)
    return lies_open & (party[dyads.sender] | party[dyads.target])


def parties(world: World) -> Bool[np.ndarray, " state"]:
    """The states at war with each other."""
    return _parties(world.actors)[0]


def between_parties(world: World) -> Bool[np.ndarray, " dyad"]:
    """The dyads whose two ends are the parties to the war."""
    return _parties(world.actors)[1]


@lru_cache(maxsize=64)
def _parties(actors: Actors) -> tuple[Bool[np.ndarray, " state"], Bool[np.ndarray, " dyad"]]:
    party = actors.states.among(("RUS", "UKR"))
    both = party[actors.dyads.sender] & party[actors.dyads.target]
    party.flags.writeable = both.flags.writeable = False
    return party, both


FLAGS: dict[str, Callable[[World], Bool[np.ndarray, "run dyad"]]] = {
    "sanctions_in_force": sanctions_in_force,
    "sanctions_threat_open": sanctions_threat_open,
    "fighting": fighting,
    "proposal_open": proposal_open,
}
