"""What follows from the world's fields: trust, moves of all kinds."""

import dataclasses

import numpy as np
from jaxtyping import Float, Int, Shaped

from sim.moves import Orders
from sim.world.economy import ratified
from sim.world.state import World


def trust(world: World) -> Float[np.ndarray, "run dyad"]:
    """Sender's trust in target: mean of its Beta belief."""
    return world.trust_good / (world.trust_good + world.trust_bad)


def cyber_trust(world: World) -> Float[np.ndarray, "run dyad"]:
    """Sender's trust in target in the cyber channel."""
    return world.cyber_good / (world.cyber_good + world.cyber_bad)


def ruled_cells(world: World) -> Int[np.ndarray, " ruled"]:
    """Cells of the repertoire that rules draw, in the order of `World.occurred`."""
    return world.repertoire.ruled


def record(world: World, effect: str, happened: Shaped[np.ndarray, "run dyad"]) -> World:
    """The world with moves of an effect, drawn by a rule, added to the week's record.

    `happened` counts moves a dyad or says whether one happened; dyads without such a cell are
    ignored.
    """
    cells = ruled_cells(world)
    chosen = np.flatnonzero(world.repertoire.does(effect)[cells])
    occurred = world.occurred.copy()
    occurred[:, chosen] += happened[:, world.repertoire.dyad[cells[chosen]]].astype(np.int64)
    return world.replace(occurred=occurred)


def happened(world: World, orders: Orders) -> Orders:
    """All moves of the week: those chosen that no vote stopped and those that rules drew so far."""
    standing = ratified(world, orders)
    return standing.remembered((world.occurred,), lambda: _joined(world, standing))


def _joined(world: World, orders: Orders) -> Orders:
    run, column = np.nonzero(world.occurred)
    cell = ruled_cells(world)[column]
    count = world.occurred[run, column]
    return orders.joined(dataclasses.replace(orders, run=run, cell=cell, count=count))
