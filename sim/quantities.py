"""Units and sources beside the numbers: fields of parts and of the world."""

import dataclasses
from collections.abc import Iterator
from typing import Any, TypeAlias

import numpy as np
import pandas as pd
from jaxtyping import Float

Value: TypeAlias = float | int | Float[np.ndarray, "#run 1"]
"""A parameter: one number, or one number a run with a singleton axis that broadcasts."""


Interval: TypeAlias = tuple[float | int, float | int]


def param(
    default: Any,
    *,
    unit: str,
    source: str,
    range: Interval | None = None,
    bounds: Interval | None = None,
) -> Any:
    """Field of a part: its default with unit, source, plausible range and hard bounds.

    `range` is what uncertainty analysis samples; `bounds` is what makes sense at all.
    """
    metadata = {"unit": unit, "source": source, "range": range, "bounds": bounds}
    return dataclasses.field(default=default, metadata=metadata)


def quantity(unit: str, meaning: str) -> Any:
    """Field of the world: an array with its unit and meaning."""
    return dataclasses.field(metadata={"unit": unit, "meaning": meaning})


@dataclasses.dataclass(frozen=True)
class Parameter:
    """What is known of one parameter of a part."""

    name: str
    value: Any
    unit: str
    source: str
    range: Interval | None
    bounds: Interval | None


def parameters(part: Any) -> Iterator[Parameter]:
    """Parameters of a part (an instance of a frozen dataclass), in order of definition."""
    for field in dataclasses.fields(part):
        if "source" in field.metadata:
            yield Parameter(field.name, getattr(part, field.name), **field.metadata)


def check_parameters(part: Any, label: str) -> None:
    """Refuse parameters that are not finite numbers or lie outside their hard bounds.

    Raises ValueError naming the key, the value and what is allowed.
    """
    for parameter in parameters(part):
        if not _numeric(parameter.value):
            continue
        values = np.asarray(parameter.value, dtype=float)
        if not np.all(np.isfinite(values)):
            raise ValueError(f"{label}.{parameter.name} must be finite, not {parameter.value}")
        low, high = parameter.bounds or (-np.inf, np.inf)
        if values.min() < low or values.max() > high:
            raise ValueError(
                f"{label}.{parameter.name} is {parameter.value}; allowed is {low:g} to {high:g}"
            )


def number(key: str, value: Any, low: float, high: float) -> float:
    """A number within bounds. Raises ValueError naming the key, the value and what is allowed."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not np.isfinite(value):
        raise ValueError(f"{key} is {value}; allowed is a number")
    if not low <= value <= high:
        allowed = f"{low:g} to {high:g}" if np.isfinite(high) else f"{low:g} or more"
        raise ValueError(f"{key} is {value}; allowed is {allowed}")
    return float(value)


def numbers(where: str, column: "pd.Series[Any]", low: float, high: float) -> "pd.Series[float]":
    """A column of a table as numbers within bounds; the index names the rows.

    Raises ValueError naming the table, the row, the value and what is allowed.
    """
    found = pd.to_numeric(column, errors="coerce").astype(float)
    wrong = column[~np.isfinite(found) | (found < low) | (found > high)]
    if len(wrong):
        value = found.loc[wrong.index].iloc[0]
        shown = float(value) if np.isfinite(value) else (wrong.iloc[0] or "empty")
        number(f"{where}: {column.name} of {wrong.index[0]}", shown, low, high)
    return found


def _numeric(value: Any) -> bool:
    return isinstance(value, int | float | np.ndarray) and not isinstance(value, bool)
