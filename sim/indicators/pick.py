"""One number a week, picked from a field of the world."""

import dataclasses
from typing import Any

import numpy as np
from jaxtyping import Float, Int

from sim.indicators.field import FIELDS
from sim.moves import Orders
from sim.world import BLOCS, THEATRES, World


def name_pick(part: Any, place: str) -> None:
    """Check the field and fill the name and unit that the configuration leaves open."""
    if part.field not in FIELDS:
        raise ValueError(f"indicators: the world has no field {part.field}")
    metadata = FIELDS[part.field].metadata
    object.__setattr__(part, "long_name", part.long_name or f"{metadata['meaning']}, {place}")
    object.__setattr__(part, "units", part.units or metadata["unit"])


def picked(
    world: World, field: str, columns: Int[np.ndarray, " some"]
) -> Float[np.ndarray, "run 1"]:
    """The field's first of these columns; zero where the world lacks them."""
    values: np.ndarray = np.asarray(getattr(world, field), dtype=float)
    return values[:, columns[:1]] if len(columns) else values[:, :1] * 0.0


@dataclasses.dataclass(frozen=True)
class DyadValue:
    """A field's value for one directed dyad."""

    field: str
    sender: str
    target: str
    long_name: str = ""
    units: str = ""
    dims: None = None

    def __post_init__(self) -> None:
        name_pick(self, f"{self.sender} to {self.target}")

    def __call__(self, world: World, orders: Orders) -> Float[np.ndarray, "run 1"]:
        """This week's value in every run."""
        return picked(world, self.field, world.actors.dyads_of(self.sender, self.target))


@dataclasses.dataclass(frozen=True)
class PairValue:
    """A field's value for one unordered pair."""

    field: str
    first: str
    second: str
    long_name: str = ""
    units: str = ""
    dims: None = None

    def __post_init__(self) -> None:
        name_pick(self, f"{self.first} and {self.second}")

    def __call__(self, world: World, orders: Orders) -> Float[np.ndarray, "run 1"]:
        """This week's value in every run."""
        actors = world.actors
        return picked(
            world, self.field, actors.dyads.pair[actors.dyads_of(self.first, self.second)]
        )


@dataclasses.dataclass(frozen=True)
class StateValue:
    """A field's value for one state."""

    field: str
    state: str
    long_name: str = ""
    units: str = ""
    dims: None = None

    def __post_init__(self) -> None:
        name_pick(self, self.state)

    def __call__(self, world: World, orders: Orders) -> Float[np.ndarray, "run 1"]:
        """This week's value in every run."""
        return picked(world, self.field, world.actors.state_of(self.state))


@dataclasses.dataclass(frozen=True)
class TheatreValue:
    """A field's value for one theatre."""

    field: str
    theatre: str
    long_name: str = ""
    units: str = ""
    dims: None = None

    def __post_init__(self) -> None:
        name_pick(self, self.theatre)
        if self.theatre not in THEATRES:
            raise ValueError(f"indicators: no theatre is called {self.theatre}; known: {THEATRES}")

    def __call__(self, world: World, orders: Orders) -> Float[np.ndarray, "run 1"]:
        """This week's value in every run."""
        return picked(world, self.field, np.array([THEATRES.index(self.theatre)]))


@dataclasses.dataclass(frozen=True)
class BlocValue:
    """A field's value for one bloc."""

    field: str
    bloc: str
    long_name: str = ""
    units: str = ""
    dims: None = None

    def __post_init__(self) -> None:
        name_pick(self, self.bloc)
        if self.bloc not in BLOCS:
            raise ValueError(f"indicators: no bloc is called {self.bloc}; known are {BLOCS}")

    def __call__(self, world: World, orders: Orders) -> Float[np.ndarray, "run 1"]:
        """This week's value in every run."""
        return picked(world, self.field, np.array([BLOCS.index(self.bloc)]))
