"""What follows from the world's fields: trust, moves of all kinds."""

from collections import deque

import numpy as np
from jaxtyping import Float, Int, Shaped

from sim.moves import Orders
from sim.world.economy import ratified
from sim.world.state import World


def trust(world: World) -> Float[np.ndarray, "run dyad"]:
    """Sender's trust in target: mean of its Beta belief."""
    return _share(world.trust_good, world.trust_bad)


def cyber_trust(world: World) -> Float[np.ndarray, "run dyad"]:
    """Sender's trust in target in the cyber channel."""
    return _share(world.cyber_good, world.cyber_bad)


_SHARES: deque[tuple[np.ndarray, np.ndarray, np.ndarray]] = deque(maxlen=4)
"""What was worked out last. Many terms and rules ask for trust in one week."""


def _share(
    good: Float[np.ndarray, "run dyad"], bad: Float[np.ndarray, "run dyad"]
) -> Float[np.ndarray, "run dyad"]:
    # Arrays of a world are read-only: the same object holds the same numbers.
    for first, second, known in tuple(_SHARES):
        if first is good and second is bad:
            return known
    share = good / (good + bad)
    share.flags.writeable = False
    _SHARES.append((good, bad, share))
    return share


def ruled_cells(world: World) -> Int[np.ndarray, " ruled"]:
    """Cells of the repertoire that rules draw, in the order of `World.occurred`."""
    return world.repertoire.ruled


def record(
    world: World,
    effect: str,
    happened: Shaped[np.ndarray, "run some"],
    dyads: Int[np.ndarray, " some"] | None = None,
) -> World:
    """The world with moves of an effect, drawn by a rule, added to the week's record.

    `happened` counts moves a dyad or says whether one happened, of all dyads or of some in their
    order; dyads without such a cell are ignored.
    """
    cells = ruled_cells(world)
    chosen = np.flatnonzero(world.repertoire.does(effect)[cells])
    column = world.repertoire.dyad[cells[chosen]]
    if dyads is not None:
        column = np.searchsorted(dyads, column)
    occurred = world.occurred.copy(order="K")
    occurred[:, chosen] += happened[:, column].astype(np.int64)
    return world.replace(occurred=occurred)


def happened(world: World, orders: Orders) -> Orders:
    """All moves of the week: those chosen that no vote stopped and those that rules drew so far."""
    standing = ratified(world, orders)
    return standing.remembered((world.occurred,), lambda: standing.with_drawn(world.occurred))
