"""Everything that can be watched: each indicator, and each place of one that has places."""

import dataclasses
from collections.abc import Iterable

import numpy as np
import xarray as xr
from jaxtyping import Float

WINDOW = 13
"""Weeks over which what is counted weekly is summed: one week of a rare move tells little."""

WEEKLY = "/week"
FLOWS = ("hostility/week", "million US dollars/week")
"""Units of what has a level in every week, as money and pressure have, and is not counted."""

PLAIN = ("run", "week")
MOST_KEPT = 10


@dataclasses.dataclass(frozen=True)
class Column:
    """One number a run and week, as in `posture[USA>RUS]`; sums over `window` weeks if not 0.

    `indicator` is the variable that it is taken from.
    """

    name: str
    indicator: str
    long_name: str
    units: str
    window: int


@dataclasses.dataclass(frozen=True)
class Columns:
    """What is watched; `parts` holds the values of each indicator, sums over weeks if counted.

    The first few weeks that are asked for are `kept`, as several outcomes look at the same.
    """

    columns: tuple[Column, ...]
    parts: tuple[Float[np.ndarray, "run week _"], ...]
    kept: dict[int, np.ndarray] = dataclasses.field(default_factory=dict, repr=False)

    def at(self, week: int) -> Float[np.ndarray, "run column"]:
        """Values of a week."""
        if week in self.kept:
            return self.kept[week]
        found = self._gathered(week)
        if len(self.kept) < MOST_KEPT:
            self.kept[week] = found
        return found

    def _gathered(self, week: int) -> Float[np.ndarray, "run column"]:
        first = 0
        found = []
        for values in self.parts:
            window = self.columns[first].window
            now = values[:, week]
            found.append(now - values[:, max(0, week - window)] if window else now)
            first += values.shape[2]
        return np.concatenate(found, axis=1)


def read_columns(data: xr.Dataset, places: bool = True) -> Columns:
    """The columns of trajectories with dims run, week and at most one more.

    `places` says whether indicators by state, dyad or the like count as well.
    """
    names = [str(name) for name in data.data_vars if places or data[name].dims == PLAIN]
    columns: list[Column] = []
    parts = []
    for name in names:
        variable = data[name]
        axes = [variable.dims.index(dim) for dim in PLAIN]
        values = np.moveaxis(np.asarray(variable.to_numpy()), axes, (0, 1))
        values = values if values.dtype.kind == "f" else values.astype(np.float32)
        values = values[:, :, None] if values.ndim == 2 else values
        made = list(_columns(variable, name))
        columns += made
        parts.append(_since_start(values) if made[0].window else values)
    return Columns(tuple(columns), tuple(parts))


def _since_start(values: Float[np.ndarray, "run week _"]) -> Float[np.ndarray, "run week _"]:
    """Sums after the start; what week 0 holds came before it."""
    later = values.copy()
    later[:, 0] = 0.0
    return np.cumsum(later, axis=1)


def is_counted(units: str) -> bool:
    """Whether a unit is that of things counted in a week, few in any one."""
    return units.endswith(WEEKLY) and units not in FLOWS


def _columns(variable: xr.DataArray, name: str) -> Iterable[Column]:
    units = str(variable.attrs.get("units", "1"))
    window = WINDOW if is_counted(units) else 0
    said = str(variable.attrs.get("long_name") or name.replace("_", " "))
    axis = [str(dim) for dim in variable.dims if dim not in PLAIN]
    if not axis:
        yield Column(name, name, said, units, window)
        return
    for place in variable[axis[0]].to_numpy():
        yield Column(f"{name}[{place}]", name, f"{said} of {place}", units, window)
