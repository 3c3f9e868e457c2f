"""Read the distribution of a parameter from a configuration."""

import dataclasses
import math
from collections.abc import Mapping
from typing import Any

from sim.quantities import Parameter
from sim.study.design_distributions import (
    WIDEST,
    Distribution,
    LogUniform,
    Normal,
    Triangular,
    Uniform,
)

KINDS: Mapping[str, type[Any]] = {
    "uniform": Uniform,
    "loguniform": LogUniform,
    "normal": Normal,
    "triangular": Triangular,
}
NUMBERS = {
    "uniform": ("low", "high"),
    "loguniform": ("low", "high"),
    "normal": ("mean", "sd"),
    "triangular": ("low", "mode", "high"),
}
"""What each kind is told by."""


def read_distribution(label: str, given: Any, bounds: tuple[float, float]) -> Distribution:
    """A distribution within hard bounds, from `{distribution: normal, mean: 1, sd: 0.1}`.

    Raises ValueError in one sentence naming the key, the value and what is allowed.
    """
    kind = str(given.get("distribution") if isinstance(given, Mapping) else given)
    if not isinstance(given, Mapping) or kind not in KINDS:
        forms = "; ".join(f"{name} with {', '.join(keys)}" for name, keys in NUMBERS.items())
        raise ValueError(f"{label}.distribution is {kind}; allowed are {forms}")
    numbers = {key: value for key, value in given.items() if key != "distribution"}
    if set(numbers) != set(NUMBERS[kind]) or not all(map(_is_number, numbers.values())):
        raise ValueError(f"{label} is {given}; a {kind} needs numbers {', '.join(NUMBERS[kind])}")
    try:
        made: Distribution = KINDS[kind](**{key: float(value) for key, value in numbers.items()})
    except ValueError as error:
        raise ValueError(f"{label} is {given}; allowed is {error}") from error
    return _within(label, made, bounds)


def _within(label: str, made: Distribution, bounds: tuple[float, float]) -> Distribution:
    low, high = (made.mean, made.mean) if isinstance(made, Normal) else made.range
    if low < bounds[0] or high > bounds[1]:
        what = "mean" if isinstance(made, Normal) else "ends"
        raise ValueError(
            f"{label} has {what} {low:g} to {high:g}; allowed is {bounds[0]:g} to {bounds[1]:g}"
        )
    return dataclasses.replace(made, bounds=bounds) if isinstance(made, Normal) else made


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def hard_bounds(parameter: Parameter) -> tuple[float, float]:
    """Between what a parameter makes sense at all."""
    low, high = parameter.bounds or WIDEST
    return float(low), float(high)
