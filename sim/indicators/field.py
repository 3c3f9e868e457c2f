"""A quantity of the world as it is."""

import dataclasses

import numpy as np
from jaxtyping import Float

from sim.moves import Orders
from sim.world import World

FIELDS = {field.name: field for field in dataclasses.fields(World) if "unit" in field.metadata}


@dataclasses.dataclass(frozen=True)
class Field:
    """One field of the world, whole: a column for each state, dyad, bloc or theatre."""

    field: str

    def __post_init__(self) -> None:
        if self.field not in FIELDS:
            raise ValueError(f"indicators: the world has no field {self.field}")

    @property
    def dims(self) -> str | None:
        """Name of the second axis; None where there is only one number."""
        axis: str = FIELDS[self.field].type.dim_str.split()[1]  # type: ignore[union-attr]
        return None if axis == "1" else axis

    @property
    def units(self) -> str:
        """Unit of the field."""
        return str(FIELDS[self.field].metadata["unit"])

    @property
    def long_name(self) -> str:
        """Meaning of the field."""
        return str(FIELDS[self.field].metadata["meaning"])

    def __call__(self, world: World, orders: Orders) -> Float[np.ndarray, "run width"]:
        """The field's values this week."""
        values: np.ndarray = np.asarray(getattr(world, self.field), dtype=float)
        return values
