"""One number a week, picked from a field of the world."""

import dataclasses
from typing import Any

import numpy as np
from jaxtyping import Float, Int

from sim.indicators.field import axis, name_field
from sim.moves import Orders
from sim.world import BLOCS, THEATRES, World


def name_pick(part: Any, along: str, place: str) -> None:
    """Check that the field has this axis and fill the name and unit left open."""
    if axis(part.field) != along:
        raise ValueError(
            f"indicators: {part.field} has one value a {axis(part.field)}, not one a {along}"
        )
    name_field(part, place)


def first_column(
    values: Float[np.ndarray, "run width"], columns: Int[np.ndarray, " some"]
) -> Float[np.ndarray, "run 1"]:
    """The first of these columns; zero where there is none, as in a world without the state."""
    return values[:, columns[:1]] if len(columns) else np.zeros((len(values), 1))


def picked(
    world: World, field: str, columns: Int[np.ndarray, " some"]
) -> Float[np.ndarray, "run 1"]:
    """The field's first of these columns; zero where the world lacks them."""
    return first_column(np.asarray(getattr(world, field), dtype=float), columns)


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
        name_pick(self, "dyad", f"{self.sender} to {self.target}")

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
        name_pick(self, "pair", f"{self.first} and {self.second}")

    def __call__(self, world: World, orders: Orders) -> Float[np.ndarray, "run 1"]:
        """This week's value in every run."""
        actors = world.actors
        dyads = actors.dyads_of(self.first, self.second)
        return picked(world, self.field, actors.dyads.pair[dyads])


@dataclasses.dataclass(frozen=True)
class StateValue:
    """A field's value for one state."""

    field: str
    state: str
    long_name: str = ""
    units: str = ""
    dims: None = None

    def __post_init__(self) -> None:
        name_pick(self, "state", self.state)

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
        name_pick(self, "theatre", self.theatre)
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
        name_pick(self, "bloc", self.bloc)
        if self.bloc not in BLOCS:
            raise ValueError(f"indicators: no bloc is called {self.bloc}; known are {BLOCS}")

    def __call__(self, world: World, orders: Orders) -> Float[np.ndarray, "run 1"]:
        """This week's value in every run."""
        return picked(world, self.field, np.array([BLOCS.index(self.bloc)]))
