"""A quantity of the world as it is."""

import dataclasses
from typing import Any

import numpy as np
from jaxtyping import Float

from sim.moves import Orders
from sim.world import World

FIELDS = {field.name: field for field in dataclasses.fields(World) if "unit" in field.metadata}
STORED = {"1": None, "pair": "dyad"}
"""Second axes of the world that a study names otherwise; a pair is stored at both its dyads."""


def axis(field: str) -> str:
    """Second axis of a field of the world. Raises ValueError for an unknown field."""
    if field not in FIELDS:
        raise ValueError(f"indicators: the world has no field {field}; known: {', '.join(FIELDS)}")
    kind: Any = FIELDS[field].type
    return str(kind.dim_str.split()[1])


def name_field(part: Any, place: str) -> None:
    """Fill the name and unit that the configuration leaves open from the field's own."""
    metadata = FIELDS[part.field].metadata
    meaning = f"{metadata['meaning']}, {place}" if place else metadata["meaning"]
    object.__setattr__(part, "long_name", part.long_name or meaning)
    object.__setattr__(part, "units", part.units or metadata["unit"])


@dataclasses.dataclass(frozen=True)
class Field:
    """One field of the world, whole: a column for each state, dyad, bloc or theatre.

    A field of pairs has a column for each dyad, the same in both directions.
    """

    field: str
    long_name: str = ""
    units: str = ""

    def __post_init__(self) -> None:
        axis(self.field)
        name_field(self, "")

    @property
    def dims(self) -> str | None:
        """Name of the second axis; None where there is only one number."""
        return STORED.get(axis(self.field), axis(self.field))

    def __call__(self, world: World, orders: Orders) -> Float[np.ndarray, "run width"]:
        """The field's values this week."""
        values: np.ndarray = np.asarray(getattr(world, self.field), dtype=float)
        return values[:, world.actors.dyads.pair] if axis(self.field) == "pair" else values
