"""A quantity of the world taken together over all its columns."""

import dataclasses

import numpy as np
from jaxtyping import Float

from sim.indicators.field import axis, name_field
from sim.moves import Orders, across
from sim.world import World


@dataclasses.dataclass(frozen=True)
class FieldMean:
    """Mean of a field over all its states, dyads or pairs."""

    field: str
    long_name: str = ""
    units: str = ""
    dims: None = None

    def __post_init__(self) -> None:
        name_field(self, f"mean over every {axis(self.field)}")

    def __call__(self, world: World, orders: Orders) -> Float[np.ndarray, "run 1"]:
        """This week's mean in every run."""
        values: np.ndarray = getattr(world, self.field)
        return across(values) / max(1, values.shape[1])


@dataclasses.dataclass(frozen=True)
class FieldTotal:
    """Sum of a field over all its states, dyads or pairs."""

    field: str
    long_name: str = ""
    units: str = ""
    dims: None = None

    def __post_init__(self) -> None:
        name_field(self, f"sum over every {axis(self.field)}")

    def __call__(self, world: World, orders: Orders) -> Float[np.ndarray, "run 1"]:
        """This week's sum in every run."""
        return across(getattr(world, self.field)).astype(float)


@dataclasses.dataclass(frozen=True)
class FieldAbove:
    """How many states, dyads or pairs have a field's value above a level."""

    field: str
    level: float
    long_name: str = ""
    units: str = "1"
    dims: None = None

    def __post_init__(self) -> None:
        name_field(self, f"number above {self.level:g}")

    def __call__(self, world: World, orders: Orders) -> Float[np.ndarray, "run 1"]:
        """This week's number in every run."""
        return across(getattr(world, self.field) > self.level).astype(float)
