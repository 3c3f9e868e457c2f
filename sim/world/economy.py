"""What follows from the world for sanctions and oil: votes taken, sums over states."""

import dataclasses
from functools import lru_cache

import numpy as np
from jaxtyping import Bool, Float, Int

from sim.actors import Actors
from sim.moves import Groups, Orders, Repertoire
from sim.world.axes import CEASEFIRE
from sim.world.flags import parties
from sim.world.state import World


def voting(world: World) -> Bool[np.ndarray, " dyad"]:
    """The dyads on which a collective sender, the EU, has to vote before it imposes."""
    return _voting(world.actors, world.repertoire)[0]


@lru_cache(maxsize=64)
def _voting(
    actors: Actors, repertoire: Repertoire
) -> tuple[Bool[np.ndarray, " dyad"], Bool[np.ndarray, " cell"]]:
    """The dyads on which a collective sender votes, and the cells of their packages."""
    imposing = repertoire.expected_count("imposes") > 0
    voting = actors.states.collective[actors.dyads.sender] & imposing
    packages = repertoire.does("imposes") & voting[repertoire.dyad]
    voting.flags.writeable = packages.flags.writeable = False
    return voting, packages


def ratified(world: World, orders: Orders) -> Orders:
    """The orders without packages that this week's vote has stopped, with those that pass late.

    Votes of an earlier week leave the orders as they are.
    """
    of = (world.ballot, world.refused, world.passed_late, world.week)
    return orders.remembered(of, lambda: _voted(world, orders))


def _voted(world: World, orders: Orders) -> Orders:
    repertoire, fresh = world.repertoire, world.ballot == world.week + 1
    voted = _voting(world.actors, repertoire)[1]
    cells = np.flatnonzero(voted)
    if not len(cells):
        return orders
    packages = np.flatnonzero(voted[orders.cell])
    run, dyad = orders.run[packages], repertoire.dyad[orders.cell[packages]]
    stopped = packages[fresh[run, 0] & (world.refused[run, dyad] > 0)]
    late = (world.passed_late[:, repertoire.dyad[cells]] * fresh).astype(np.int64)
    return _with_late(_without(orders, stopped), late, cells)


def _without(orders: Orders, stopped: Int[np.ndarray, " some"]) -> Orders:
    if not len(stopped):
        return orders
    kept = np.ones(len(orders.run), dtype=bool)
    kept[stopped] = False
    return dataclasses.replace(
        orders, run=orders.run[kept], cell=orders.cell[kept], count=orders.count[kept]
    )


def _with_late(
    orders: Orders, late: Int[np.ndarray, "run some"], cells: Int[np.ndarray, " some"]
) -> Orders:
    run, column = np.nonzero(late)
    if not len(run):
        return orders
    passed = dataclasses.replace(orders, run=run, cell=cells[column], count=late[run, column])
    return orders.joined(passed)


def party_to_war(world: World) -> Bool[np.ndarray, " dyad"]:
    """The dyads with one end, or both, a party to the war."""
    dyads, party = world.actors.dyads, parties(world)
    return np.asarray(party[dyads.sender] | party[dyads.target])


def touched_by_war(world: World) -> Bool[np.ndarray, "run dyad"]:
    """The war lasts and one end of the dyad is a party to it."""
    return (world.stage < CEASEFIRE) & party_to_war(world)


def by_sender(
    actors: Actors, values: Float[np.ndarray, "#run dyad"]
) -> Float[np.ndarray, "#run state"]:
    """Sum of a dyadic quantity over each sender's dyads."""
    return _ends(actors)[0](values)


def by_target(
    actors: Actors, values: Float[np.ndarray, "#run dyad"]
) -> Float[np.ndarray, "#run state"]:
    """Sum of a dyadic quantity over the dyads at each target."""
    return _ends(actors)[1](values)


@lru_cache(maxsize=64)
def _ends(actors: Actors) -> tuple[Groups, Groups]:
    """The dyads of each sender and of each target."""
    dyads, states = actors.dyads, actors.states.count
    return Groups(dyads.sender, states), Groups(dyads.target, states)
