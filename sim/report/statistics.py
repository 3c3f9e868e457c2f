"""What a sample of runs says, and how far its size lets it say so."""

import dataclasses
import math

import numpy as np
from jaxtyping import Float

BAND = (0.05, 0.25, 0.5, 0.75, 0.95)
"""Quantiles of a fan: the 90 % band, the 50 % band and the median."""

NORMAL_95 = 1.959964


@dataclasses.dataclass(frozen=True)
class Chance:
    """Share of runs in which something happens, with its 95 % interval."""

    happened: int
    runs: int
    low: float
    high: float

    @property
    def share(self) -> float:
        """Point estimate."""
        return self.happened / self.runs


def chance(happened: int, runs: int) -> Chance:
    """A chance with the interval of Wilson (1927), sound at 0 and 1 and for few runs.

    Raises ValueError where there are no runs or more happenings than runs.
    """
    if not 0 <= happened <= runs or runs == 0:
        raise ValueError(f"{happened} of {runs} runs is no share")
    share, z = happened / runs, NORMAL_95
    centre = (share + z**2 / (2 * runs)) / (1 + z**2 / runs)
    half = z * math.sqrt(share * (1 - share) / runs + z**2 / (4 * runs**2)) / (1 + z**2 / runs)
    return Chance(happened, runs, max(0.0, centre - half), min(1.0, centre + half))


@dataclasses.dataclass(frozen=True)
class Spread:
    """Distribution over runs: median with 90 % band, mean, least, and Monte-Carlo errors.

    The errors are standard errors: how far another seed might move the number. They are
    NaN where there are too few runs to tell.
    """

    runs: int
    median: float
    low: float
    high: float
    median_error: float
    mean: float
    mean_error: float
    least: float


def spread(values: Float[np.ndarray, " run"]) -> Spread:
    """Distribution of one number a run."""
    runs = len(values)
    low, _, median, _, high = np.quantile(values, BAND)
    deviation = float(np.std(values, ddof=1)) if runs > 1 else math.nan
    return Spread(
        runs=runs,
        median=float(median),
        low=float(low),
        high=float(high),
        median_error=median_error(values),
        mean=float(np.mean(values)),
        mean_error=deviation / math.sqrt(runs),
        least=float(np.min(values)),
    )


def median_error(values: Float[np.ndarray, " run"]) -> float:
    """Standard error of the median without assuming a distribution.

    Half the distance of the order statistics one standard deviation of the binomial
    (n, 1/2) below and above the middle (David and Nagaraja 2003, section 7.1). NaN below
    ten values.
    """
    runs = len(values)
    if runs < 10:
        return math.nan
    ranks = 0.5 + 0.5 * np.array([-1.0, 1.0]) / math.sqrt(runs)
    below, above = np.quantile(values, ranks)
    return float(above - below) / 2
