"""Sums over dyads and over blocs that several rules and terms share."""

from functools import lru_cache

import numpy as np
from jaxtyping import Bool, Float, Int

from sim.actors import Actors
from sim.moves import Groups, Orders, Repertoire
from sim.world.axes import BLOCS, CEASEFIRE
from sim.world.derived import happened, ruled_cells
from sim.world.flags import parties
from sim.world.state import World

LEADER = "USA"
"""Leading power of the Western alliance, whose pressure on its own side is watched."""


def recorded(world: World, effect: str) -> Float[np.ndarray, "run dyad"]:
    """Number of moves with an effect that rules have drawn so far this week."""
    cells = ruled_cells(world)
    chosen = np.flatnonzero(world.repertoire.does(effect)[cells])
    counts = np.zeros((len(world.occurred), world.repertoire.dyads))
    counts[:, world.repertoire.dyad[cells[chosen]]] = world.occurred[:, chosen]
    return counts


def by_pair(
    actors: Actors, values: Float[np.ndarray, "#run dyad"]
) -> Float[np.ndarray, "#run pair"]:
    """Sum of a dyadic quantity over the two directions of each pair."""
    total: np.ndarray = values[:, actors.dyads.forward] + values[:, actors.dyads.backward]
    return total


def hostility(repertoire: Repertoire) -> Float[np.ndarray, " cell"]:
    """How hostile each move is: minus a tenth of its Goldstein score, 0 for friendly ones."""
    return np.maximum(0.0, -repertoire.goldstein) / 10.0


def pressure(world: World, orders: Orders) -> Float[np.ndarray, "run state"]:
    """Hostility of the leading power's moves at each state this week, those of rules so far too."""
    moves = happened(world, orders)
    return _at_targets(world.actors, moves.total(hostility(world.repertoire)))


def pressure_at_rest(world: World) -> Float[np.ndarray, "1 state"]:
    """The same, as the status quo expects it."""
    expected = world.repertoire.expected(hostility(world.repertoire))
    return _at_targets(world.actors, expected[None, :])


def _at_targets(
    actors: Actors, values: Float[np.ndarray, "#run dyad"]
) -> Float[np.ndarray, "#run state"]:
    received = np.zeros((len(values), actors.states.count))
    dyads = actors.dyads_of(sender=LEADER)
    received[:, actors.dyads.target[dyads]] = values[:, dyads]
    return received


def allies(actors: Actors) -> Bool[np.ndarray, " state"]:
    """Members of the Western blocs other than their leading power."""
    members = np.zeros(actors.states.count, dtype=bool)
    for bloc in BLOCS:
        members |= actors.states.member(bloc)
    return members & (np.array(actors.states.codes) != LEADER)


def at_war(world: World) -> Bool[np.ndarray, "run 1"]:
    """Both parties are in this world and no ceasefire holds between them."""
    both = parties(world).sum() == 2
    return (world.stage < CEASEFIRE) & both


def common_alarm(world: World) -> Float[np.ndarray, "run dyad"]:
    """What the two ends of each dyad fear alike: over third states, the lesser of their alarms."""
    own, other, common = _third_states(world.actors)
    return common(np.minimum(world.alarm[:, own], world.alarm[:, other]))


@lru_cache(maxsize=16)
def _third_states(
    actors: Actors,
) -> tuple[Int[np.ndarray, " _"], Int[np.ndarray, " _"], Groups]:
    """Dyads from both ends of a dyad to the same third state, and the dyads that they belong to."""
    dyads, states = actors.dyads, actors.states
    position = np.full((states.count, states.count), -1)
    position[dyads.sender, dyads.target] = np.arange(dyads.count)
    own, other = position[dyads.sender], position[dyads.target]
    dyad, third = np.nonzero((own >= 0) & (other >= 0))
    return own[dyad, third], other[dyad, third], Groups(dyad, dyads.count)
