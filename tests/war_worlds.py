"""Small helpers for the tests of the war."""

import numpy as np

from sim.world import World

RUNS = 4000


def at(world: World, **fields: float) -> World:
    """The world with these fields at one value everywhere."""
    changed = {name: np.full_like(getattr(world, name), value) for name, value in fields.items()}
    return world.replace(changed)


def column(world: World, label: str) -> int:
    """Position of a dyad."""
    return world.actors.dyads.positions[label]


def ruled(world: World, label: str) -> np.ndarray:
    """What rules have recorded of a cell this week, one number a run."""
    cells = np.flatnonzero(~world.repertoire.chosen)
    place = int(np.flatnonzero(cells == world.repertoire.positions[label])[0])
    return world.occurred[:, place]
