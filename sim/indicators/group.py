"""Mean and spread of a quantity over a group of states or pairs."""

import dataclasses

import numpy as np
from jaxtyping import Float, Int

from sim.indicators.pick import name_pick
from sim.moves import Orders
from sim.world import World


def group_values(
    world: World, field: str, columns: Int[np.ndarray, " some"]
) -> Float[np.ndarray, "run _"]:
    """The field's columns; one column of zeros where the world has none of them."""
    values: np.ndarray = np.asarray(getattr(world, field), dtype=float)
    return values[:, columns] if len(columns) else np.zeros((len(values), 1))


@dataclasses.dataclass(frozen=True)
class StatesMean:
    """Mean of a field over those of the states that are in the world."""

    field: str
    states: tuple[str, ...]
    long_name: str = ""
    units: str = ""
    dims: None = None

    def __post_init__(self) -> None:
        name_pick(self, "state", f"mean of {', '.join(self.states)}")

    def __call__(self, world: World, orders: Orders) -> Float[np.ndarray, "run 1"]:
        """This week's mean in every run."""
        columns = np.flatnonzero(world.actors.states.among(self.states))
        values = np.ascontiguousarray(group_values(world, self.field, columns))
        mean: np.ndarray = values.mean(axis=1, keepdims=True)
        return mean


@dataclasses.dataclass(frozen=True)
class StatesSpread:
    """Standard deviation of a field over those of the states that are in the world."""

    field: str
    states: tuple[str, ...]
    long_name: str = ""
    units: str = ""
    dims: None = None

    def __post_init__(self) -> None:
        name_pick(self, "state", f"spread over {', '.join(self.states)}")

    def __call__(self, world: World, orders: Orders) -> Float[np.ndarray, "run 1"]:
        """This week's spread in every run."""
        columns = np.flatnonzero(world.actors.states.among(self.states))
        values = np.ascontiguousarray(group_values(world, self.field, columns))
        spread: np.ndarray = values.std(axis=1, keepdims=True)
        return spread


@dataclasses.dataclass(frozen=True)
class PairsMean:
    """Mean of a field over the pairs, written as in `RUS-CHN`, that are in the world."""

    field: str
    pairs: tuple[str, ...]
    long_name: str = ""
    units: str = ""
    dims: None = None

    def __post_init__(self) -> None:
        name_pick(self, "pair", f"mean of {', '.join(self.pairs)}")

    def __call__(self, world: World, orders: Orders) -> Float[np.ndarray, "run 1"]:
        """This week's mean in every run."""
        dyads = world.actors.dyads
        found = [dyads.positions.get(pair.replace("-", ">"), -1) for pair in self.pairs]
        columns = dyads.pair[[dyad for dyad in found if dyad >= 0]]
        values = np.ascontiguousarray(group_values(world, self.field, columns))
        mean: np.ndarray = values.mean(axis=1, keepdims=True)
        return mean
