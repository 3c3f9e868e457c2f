"""What follows from the world for sanctions and oil: votes taken, sums over states."""

import dataclasses

import numpy as np
from jaxtyping import Bool, Float, Int

from sim.actors import Dyads
from sim.moves import Orders
from sim.world.flags import parties
from sim.world.state import CEASEFIRE, World


def voting(world: World) -> Bool[np.ndarray, " dyad"]:
    """The dyads on which a collective sender, the EU, has to vote before it imposes."""
    dyads = world.actors.dyads
    imposing = world.repertoire.expected_count("imposes") > 0
    return world.actors.states.collective[dyads.sender] & imposing


def ratified(world: World, orders: Orders) -> Orders:
    """The orders without packages that this week's vote has stopped, with those that pass late."""
    repertoire = world.repertoire
    voted = repertoire.does("imposes") & voting(world)[repertoire.dyad]
    if not voted.any():
        return orders
    dyad = repertoire.dyad[orders.cell]
    kept = ~(voted[orders.cell] & (world.refused[orders.run, dyad] > 0))
    cells = np.flatnonzero(voted)
    late = world.passed_late[:, repertoire.dyad[cells]].astype(np.int64)
    run, column = np.nonzero(late)
    passed = dataclasses.replace(orders, run=run, cell=cells[column], count=late[run, column])
    standing = dataclasses.replace(
        orders, run=orders.run[kept], cell=orders.cell[kept], count=orders.count[kept]
    )
    return standing.joined(passed)


def at_war(world: World) -> Bool[np.ndarray, "run dyad"]:
    """The war lasts and one end of the dyad is a party to it."""
    dyads, party = world.actors.dyads, parties(world)
    return (world.stage < CEASEFIRE) & (party[dyads.sender] | party[dyads.target])


def by_sender(dyads: Dyads, values: Float[np.ndarray, "run dyad"], states: int) -> np.ndarray:
    """Sum over the dyads of each sender, shape (run, state)."""
    return _summed(values, np.arange(dyads.count), dyads.sender, states)


def by_target(dyads: Dyads, values: Float[np.ndarray, "run dyad"], states: int) -> np.ndarray:
    """Sum over the dyads of each target, shape (run, state)."""
    return _summed(values, np.argsort(dyads.target, kind="stable"), dyads.target, states)


def _summed(
    values: Float[np.ndarray, "run dyad"],
    order: Int[np.ndarray, " dyad"],
    owner: Int[np.ndarray, " dyad"],
    states: int,
) -> Float[np.ndarray, "run state"]:
    sums = np.zeros((len(values), states))
    if not len(order):
        return sums
    present, starts = np.unique(owner[order], return_index=True)
    sums[:, present] = np.add.reduceat(np.take(values, order, axis=1), starts, axis=1)
    return sums


def cost_coefficient(
    world: World, leading: dict[str, np.ndarray | float], per_trillion: np.ndarray | float
) -> Float[np.ndarray, "run state"]:
    """Yearly loss in % of the target's GDP of full sanctions by each sender.

    `leading` names senders with a coefficient of their own; the others' grows with their GDP,
    `per_trillion` % a year for each trillion US dollars.
    """
    states = world.actors.states
    weight = np.zeros((len(world.stage), 1)) + np.asarray(per_trillion) * states.gdp / 1000.0
    for code, coefficient in leading.items():
        weight[:, world.actors.state_of(code)] = coefficient
    return weight
