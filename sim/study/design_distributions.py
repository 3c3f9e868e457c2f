"""Distributions that a parameter can be given, each by its quantiles."""

import dataclasses
import math
from typing import Protocol, TypeAlias, runtime_checkable

import numpy as np
from jaxtyping import Float
from scipy.special import ndtr, ndtri

Column: TypeAlias = Float[np.ndarray, " run"]
WIDEST = (-math.inf, math.inf)
LEAST, MOST = 2.0**-54, 1.0 - 2.0**-53
"""Chances are kept inside (0, 1), where every quantile is finite."""


@runtime_checkable
class Distribution(Protocol):
    """What a parameter is drawn from."""

    @property
    def range(self) -> tuple[float, float]:
        """Ends of the distribution, or of its middle 95 % where it has none."""
        ...

    def quantile(self, chance: Column) -> Column:
        """The values below which these shares of the distribution lie."""
        ...


@dataclasses.dataclass(frozen=True)
class Uniform:
    """Every value between two ends equally likely."""

    low: float
    high: float

    def __post_init__(self) -> None:
        _ordered(self.low < self.high, "low below high")

    @property
    def range(self) -> tuple[float, float]:
        """The ends."""
        return self.low, self.high

    def quantile(self, chance: Column) -> Column:
        """Between the ends."""
        return self.low + (self.high - self.low) * chance


@dataclasses.dataclass(frozen=True)
class LogUniform:
    """Every factor equally likely: the logarithm is uniform between two ends above zero."""

    low: float
    high: float

    def __post_init__(self) -> None:
        _ordered(0 < self.low < self.high, "low above zero and below high")

    @property
    def range(self) -> tuple[float, float]:
        """The ends."""
        return self.low, self.high

    def quantile(self, chance: Column) -> Column:
        """Between the ends."""
        values: np.ndarray = self.low * (self.high / self.low) ** chance
        return np.clip(values, self.low, self.high)


@dataclasses.dataclass(frozen=True)
class Triangular:
    """Between two ends, most likely at the mode and less so in a straight line from it."""

    low: float
    mode: float
    high: float

    def __post_init__(self) -> None:
        fits = self.low <= self.mode <= self.high and self.low < self.high
        _ordered(fits, "low below high and mode from low to high")

    @property
    def range(self) -> tuple[float, float]:
        """The ends."""
        return self.low, self.high

    def quantile(self, chance: Column) -> Column:
        """Square roots on either side of the mode."""
        width, rise, fall = self.high - self.low, self.mode - self.low, self.high - self.mode
        up = self.low + np.sqrt(chance * width * rise)
        down = self.high - np.sqrt((1 - chance) * width * fall)
        return np.where(chance * width < rise, up, down)


@dataclasses.dataclass(frozen=True)
class Normal:
    """The normal distribution, cut where the hard bounds of its parameter are."""

    mean: float
    sd: float
    bounds: tuple[float, float] = WIDEST

    def __post_init__(self) -> None:
        _ordered(self.sd > 0, "sd above zero")

    @property
    def range(self) -> tuple[float, float]:
        """Its middle 95 %."""
        low, high = self.quantile(np.array([0.025, 0.975]))
        return float(low), float(high)

    def quantile(self, chance: Column) -> Column:
        """Quantiles of what the cut leaves."""
        below, under = ndtr((np.array(self.bounds) - self.mean) / self.sd)
        kept = np.clip(below + (under - below) * chance, LEAST, MOST)
        return np.clip(self.mean + self.sd * ndtri(kept), *self.bounds)


def _ordered(fits: bool, rule: str) -> None:
    if not fits:
        raise ValueError(rule)
