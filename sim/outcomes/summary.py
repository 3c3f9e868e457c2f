"""Outcomes that summarise one indicator over the weeks of a run.

The unit is the indicator's unless the configuration names one; see `with_units`.
"""

import dataclasses
from collections.abc import Mapping
from typing import Any

import numpy as np
import xarray as xr
from jaxtyping import Float


def series(trajectories: xr.Dataset, indicator: str) -> Float[np.ndarray, "run week"]:
    """A single-number indicator. Raises ValueError if it is absent or has another axis."""
    if indicator not in trajectories:
        raise ValueError(f"outcomes: no indicator is called {indicator}")
    data = trajectories[indicator]
    if data.dims != ("run", "week"):
        raise ValueError(f"outcomes: indicator {indicator} is not a single number a week")
    # Contiguous weeks: a sum over a strided axis would depend on how many runs a block has.
    return np.ascontiguousarray(data.to_numpy(), dtype=float)


def name_outcome(part: Any, verb: str) -> None:
    """Fill the name that the configuration leaves open."""
    object.__setattr__(part, "long_name", part.long_name or f"{part.indicator}, {verb}")


def with_units(outcome: Any, indicator_units: Mapping[str, str]) -> Any:
    """The outcome with the unit of its indicator where the configuration leaves it open.

    A total of a weekly flow loses the "/week". `indicator_units` maps names of indicators.
    """
    if outcome.units:
        return outcome
    units = indicator_units.get(outcome.indicator, "1")
    summed = units.removesuffix("/week") if isinstance(outcome, Total) else units
    return dataclasses.replace(outcome, units=summed)


@dataclasses.dataclass(frozen=True)
class Final:
    """Value in the last week."""

    indicator: str
    long_name: str = ""
    units: str = ""

    def __post_init__(self) -> None:
        name_outcome(self, "at the end")

    def __call__(self, trajectories: xr.Dataset) -> Float[np.ndarray, " run"]:
        """The last week's value of every run."""
        return series(trajectories, self.indicator)[:, -1]


@dataclasses.dataclass(frozen=True)
class Total:
    """Sum over the weeks."""

    indicator: str
    long_name: str = ""
    units: str = ""

    def __post_init__(self) -> None:
        name_outcome(self, "in all")

    def __call__(self, trajectories: xr.Dataset) -> Float[np.ndarray, " run"]:
        """The sum of every run, after the start."""
        total: np.ndarray = series(trajectories, self.indicator)[:, 1:].sum(axis=1)
        return total


@dataclasses.dataclass(frozen=True)
class Mean:
    """Mean over the weeks."""

    indicator: str
    long_name: str = ""
    units: str = ""

    def __post_init__(self) -> None:
        name_outcome(self, "mean")

    def __call__(self, trajectories: xr.Dataset) -> Float[np.ndarray, " run"]:
        """The mean of every run, after the start."""
        mean: np.ndarray = series(trajectories, self.indicator)[:, 1:].mean(axis=1)
        return mean


@dataclasses.dataclass(frozen=True)
class Peak:
    """Largest value over the weeks."""

    indicator: str
    long_name: str = ""
    units: str = ""

    def __post_init__(self) -> None:
        name_outcome(self, "peak")

    def __call__(self, trajectories: xr.Dataset) -> Float[np.ndarray, " run"]:
        """The largest value of every run, after the start."""
        peak: np.ndarray = series(trajectories, self.indicator)[:, 1:].max(axis=1)
        return peak
