"""The words of the language of conditions, and what its names stand for."""

import ast
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

Value = Any
"""A number, or an array over (run, week) or (run, 1): numbers, or truth values."""

LONGEST = 1000
"""Characters of an expression."""

ARITHMETIC: Mapping[type[ast.operator], Callable[[Value, Value], Value]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: np.divide,
}
COMPARISONS: Mapping[type[ast.cmpop], Callable[[Value, Value], Value]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}
OVER_WEEKS: Mapping[str, Callable[[np.ndarray], np.ndarray]] = {
    "max": lambda x: x.max(axis=1, keepdims=True),
    "min": lambda x: x.min(axis=1, keepdims=True),
    "final": lambda x: x[:, -1:],
    "any": lambda x: np.logical_or.reduce(x, axis=1, keepdims=True),
}
ALLOWED = (
    "comparisons, and, or, not, + - * /, numbers, indicators, max(), min(), final(), any() over "
    'the weeks, count("SENDER>TARGET:MOVE")'
)


def finite(value: Value, text: str) -> Value:
    """The value of an expression's part, which a comparison would take even where it is none.

    Raises FloatingPointError where it is no finite number in any week of any run.
    """
    bad = ~np.isfinite(np.atleast_2d(value)).all(axis=1)
    if bad.any():
        where = f"{bad.sum()} of {len(bad)} runs" if np.ndim(value) else "any run"
        raise FloatingPointError(
            f"{text!r} is no finite number in {where}; allowed is what has a value in all of them"
        )
    return value


@dataclass(frozen=True)
class Names:
    """What names in an expression stand for: an indicator (with the label of a place), events.

    `indicator` returns values over (run, week), `count` over (run, 1); both raise ValueError.
    """

    indicator: Callable[[str, str | None], np.ndarray]
    count: Callable[[str], np.ndarray]
