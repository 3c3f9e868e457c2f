"""Parameters of the law of posture, a state-space model of each pair of states."""

from dataclasses import dataclass, field, fields
from typing import Any

import numpy as np
from jaxtyping import Float

SOURCE = (
    "maximum likelihood on ICEWS pair-weeks of 2018, 2021 and 2022 before 2022-06, both directions "
    "jointly; model description, section 3"
)
STATE = ("S", "A", "F", "G")

OF_RULE = {
    "mu": "level",
    "slow_persistence": "slow_persistence",
    "S_innovation": "slow_shared_variance",
    "A_innovation": "slow_sided_variance",
    "F_persistence": "fast_persistence",
    "F_variance": "fast_variance",
    "G_persistence": "sided_persistence",
    "G_variance": "sided_variance",
}
"""Parameters of the rule of posture under the names of the law."""


def _number(default: float, unit: str, meaning: str, bounds: tuple[float, float]) -> Any:
    metadata = {"unit": unit, "meaning": meaning, "bounds": bounds, "source": SOURCE}
    return field(default=default, metadata=metadata)


@dataclass(frozen=True)
class PostureLaw:
    """Linear Gaussian law of the posture of a pair {i, j}, i first.

    y_ij = mu + (S + F) + (A + G) and y_ji = mu + (S + F) - (A + G). S and A are slow, F and G
    fast; S and F are shared, A and G one-sided. Each is a first-order autoregression in weeks
    (structural time series and filter: Harvey 1989). Raises ValueError outside the bounds.
    """

    mu: float = _number(1.85, "Goldstein points", "mean tone over pairs", (-10.0, 10.0))
    slow_persistence: float = _number(0.998, "1/week", "persistence of S and of A", (0.0, 1.0))
    S_innovation: float = _number(0.0031, "points^2", "weekly innovation variance", (0.0, 100.0))
    S_start: float = _number(1.75, "points^2", "variance at the first week", (0.0, 100.0))
    A_innovation: float = _number(0.0003, "points^2", "weekly innovation variance", (0.0, 100.0))
    A_start: float = _number(0.014, "points^2", "variance at the first week", (0.0, 100.0))
    F_persistence: float = _number(0.705, "1/week", "persistence of F", (-1.0, 1.0))
    F_variance: float = _number(0.650, "points^2", "stationary variance of F", (0.0, 100.0))
    G_persistence: float = _number(0.575, "1/week", "persistence of G", (-1.0, 1.0))
    G_variance: float = _number(0.160, "points^2", "stationary variance of G", (0.0, 100.0))
    noise_floor: float = _number(0.028, "points^2", "observation variance, n large", (0.0, 100.0))
    noise_event: float = _number(10.3, "points^2", "observation variance of an event", (0.0, 100.0))
    noise_correlation: float = _number(0.55, "1", "between the two directions", (-1.0, 1.0))

    def __post_init__(self) -> None:
        for item in fields(self):
            low, high = item.metadata["bounds"]
            value = getattr(self, item.name)
            if not low <= value <= high:
                raise ValueError(f"{item.name}={value} is outside {low} to {high}")

    def start_covariance(self) -> Float[np.ndarray, "4 4"]:
        """Covariance of (S, A, F, G) before any data, in squared Goldstein points."""
        return np.diag([self.S_start, self.A_start, self.F_variance, self.G_variance])

    def decay(self, weeks: int) -> Float[np.ndarray, "4"]:
        """Factor on each of (S, A, F, G) after so many weeks, without unit."""
        slow = self.slow_persistence
        return np.array([slow, slow, self.F_persistence, self.G_persistence]) ** weeks

    def innovation(self, weeks: int) -> Float[np.ndarray, "4"]:
        """Variance that (S, A, F, G) gain in so many weeks, in squared Goldstein points."""
        gained = sum(self.slow_persistence ** (2 * k) for k in range(weeks))
        fast = 1.0 - self.decay(weeks)[2:] ** 2
        return np.array(
            [
                self.S_innovation * gained,
                self.A_innovation * gained,
                self.F_variance * fast[0],
                self.G_variance * fast[1],
            ]
        )

    def noise_variance(self, n: Float[np.ndarray, "..."]) -> Float[np.ndarray, "..."]:
        """Variance of the mean tone of n events, in squared Goldstein points (n above 0)."""
        return self.noise_floor + self.noise_event / n


def parameter_names() -> tuple[str, ...]:
    """Names of the law's parameters in the order of its fields."""
    return tuple(item.name for item in fields(PostureLaw))
