"""A small language of conditions on runs. Nothing but its words is ever evaluated."""

import ast
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from sim.analysis.score.words import (
    ALLOWED,
    ARITHMETIC,
    COMPARISONS,
    LONGEST,
    OVER_WEEKS,
    Names,
    Value,
    finite,
)


def evaluate(text: str, names: Names) -> np.ndarray:
    """In which runs the expression is true: one truth value a run.

    What is true in some weeks is true of the run if it is so in any of them. Raises ValueError
    for anything that is not allowed, and for an expression that is no yes or no.
    """
    if len(text) > LONGEST:
        raise ValueError(f"expression of {len(text)} characters; allowed are {LONGEST}")
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise ValueError(f"expression {text!r} cannot be read; allowed are {ALLOWED}") from None
    try:
        with np.errstate(all="ignore"):
            value = np.asarray(_value(tree, names))
    except FloatingPointError as error:
        raise ValueError(f"expression {text!r}: {error}") from None
    except (RecursionError, OverflowError):
        raise ValueError("the expression is nested too deeply or a number too large") from None
    if value.dtype != bool or value.ndim != 2:
        raise ValueError(
            f"expression {text!r} is no yes or no about runs; compare it with a number"
        )
    return np.asarray(value.any(axis=1))


def _value(node: ast.expr, names: Names) -> Value:
    handler = _HANDLERS.get(type(node))
    if handler is None:
        raise ValueError(f"{ast.unparse(node)!r} is not allowed; allowed are {ALLOWED}")
    return handler(node, names)


def _constant(node: Any, names: Names) -> Value:
    if isinstance(node.value, bool) or not isinstance(node.value, int | float):
        raise ValueError(f"{ast.unparse(node)!r} stands alone; allowed are {ALLOWED}")
    return finite(float(node.value), ast.unparse(node))


def _name(node: Any, names: Names) -> Value:
    return names.indicator(node.id, None)


def _place(node: Any, names: Names) -> Value:
    label = node.slice
    named = isinstance(node.value, ast.Name) and isinstance(label, ast.Constant)
    if not named or not isinstance(label.value, str):
        raise ValueError(f'{ast.unparse(node)!r}: allowed is an indicator of a place, x["USA"]')
    return names.indicator(node.value.id, label.value)


def _sign(node: Any, names: Names) -> Value:
    value = _value(node.operand, names)
    if isinstance(node.op, ast.Not):
        return ~_truth(value, node.operand)
    if isinstance(node.op, ast.USub | ast.UAdd):
        number = _number(value, node.operand)
        return -number if isinstance(node.op, ast.USub) else number
    raise ValueError(f"{ast.unparse(node)!r} is not allowed; allowed are {ALLOWED}")


def _binary(node: Any, names: Names) -> Value:
    if type(node.op) not in ARITHMETIC:
        raise ValueError(f"{ast.unparse(node)!r} is not allowed; allowed are {ALLOWED}")
    left, right = (_number(_value(side, names), side) for side in (node.left, node.right))
    return finite(ARITHMETIC[type(node.op)](left, right), ast.unparse(node))


def _compare(node: Any, names: Names) -> Value:
    sides = [node.left, *node.comparators]
    values = [_number(_value(side, names), side) for side in sides]
    found: Value = True
    for compare, left, right in zip(node.ops, values, values[1:], strict=False):
        if type(compare) not in COMPARISONS:
            raise ValueError(f"{ast.unparse(node)!r} is not allowed; allowed are {ALLOWED}")
        found = COMPARISONS[type(compare)](left, right) & found
    return found


def _logic(node: Any, names: Names) -> Value:
    values = [_truth(_value(part, names), part) for part in node.values]
    join = np.logical_and if isinstance(node.op, ast.And) else np.logical_or
    found = values[0]
    for value in values[1:]:
        found = join(found, value)
    return found


def _call(node: Any, names: Names) -> Value:
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    if len(node.args) != 1 or node.keywords or name not in {*OVER_WEEKS, "count"}:
        raise ValueError(f"{ast.unparse(node)!r} is not allowed; allowed are {ALLOWED}")
    argument = node.args[0]
    if name == "count":
        if not isinstance(argument, ast.Constant) or not isinstance(argument.value, str):
            raise ValueError(f'{ast.unparse(node)!r}: allowed is count("SENDER>TARGET:MOVE")')
        return names.count(argument.value)
    value = _value(argument, names)
    if np.ndim(value) != 2:
        raise ValueError(f"{ast.unparse(node)!r}: {name} needs an indicator")
    check = _truth if name == "any" else _number
    return OVER_WEEKS[name](check(value, argument))


def _truth(value: Value, node: ast.expr) -> Value:
    if np.asarray(value).dtype != bool:
        raise ValueError(f"{ast.unparse(node)!r} is a number where a yes or no is due")
    return np.asarray(value)


def _number(value: Value, node: ast.expr) -> Value:
    if np.asarray(value).dtype == bool:
        raise ValueError(f"{ast.unparse(node)!r} is a yes or no where a number is due")
    return value


_HANDLERS: Mapping[type[ast.expr], Callable[[Any, Names], Value]] = {
    ast.Constant: _constant,
    ast.Name: _name,
    ast.Subscript: _place,
    ast.UnaryOp: _sign,
    ast.BinOp: _binary,
    ast.Compare: _compare,
    ast.BoolOp: _logic,
    ast.Call: _call,
}
