"""Quantal response: choice that is better than random and worse than perfect."""

from collections.abc import Callable

import numpy as np
from jaxtyping import Float

from sim.theory.values import Real, Values

Vector = Float[np.ndarray, " unknown"]
Mix = Float[np.ndarray, " action"]
Mixes = tuple[Float[np.ndarray, " row"], Float[np.ndarray, " column"]]
Payoff = Float[np.ndarray, "row column"]
Equations = tuple[Float[np.ndarray, " equation"], Float[np.ndarray, "equation unknown"]]
System = Callable[[Vector], Equations]

FIRST_STEP = 0.05
LONGEST_STEP = 1.0
SHORTEST_STEP = 1e-12
NEWTON_TOLERANCE = 1e-12
PRECISION_TOLERANCE = 1e-11
MOST_STEPS = 100_000


def logit_response(utility: Values, precision: Values) -> Float[np.ndarray, "*batch action"]:
    """Logit choice `exp(precision u) / sum exp(precision u)` (McFadden 1974; BK).

    `utility` has shape (*batch, action) in payoff units, `precision` (*batch) in their inverse.
    """
    scaled = np.asarray(precision, dtype=float)[..., None] * np.asarray(utility, dtype=float)
    power = np.exp(scaled - scaled.max(axis=-1, keepdims=True))
    return np.asarray(power / np.ascontiguousarray(power).sum(axis=-1, keepdims=True))


def _mixes(point: Vector, rows: int) -> Mixes:
    """Mixed strategies from log-odds against the first action; the precision is left aside."""
    row = np.concatenate(([0.0], point[: rows - 1]))
    column = np.concatenate(([0.0], point[rows - 1 : -1]))
    return logit_response(row, 1.0), logit_response(column, 1.0)


def _slope(mix: Mix) -> Float[np.ndarray, "action odds"]:
    """Derivative of a mix by its log-odds, without the column of the first action."""
    return (np.diag(mix) - np.outer(mix, mix))[:, 1:]


def _logit_system(payoff_row: Payoff, payoff_column: Payoff) -> System:
    """The equations `log-odds = precision x payoff difference` and their derivatives."""
    rows, columns = payoff_row.shape
    gain_row = payoff_row[1:] - payoff_row[:1]
    gain_column = payoff_column.T[1:] - payoff_column.T[:1]

    def system(point: Vector) -> Equations:
        row, column = _mixes(point, rows)
        gain = np.concatenate((gain_row @ column, gain_column @ row))
        size = rows + columns - 2
        derivative = np.zeros((size, size + 1))
        derivative[:, :-1] = np.eye(size)
        derivative[: rows - 1, rows - 1 : -1] = -point[-1] * gain_row @ _slope(column)
        derivative[rows - 1 :, : rows - 1] = -point[-1] * gain_column @ _slope(row)
        derivative[:, -1] = -gain
        return point[:-1] - point[-1] * gain, derivative

    return system


def _tangent(system: System, point: Vector, previous: Vector) -> Vector:
    """Unit tangent of the branch, pointing the way of the previous one (also round a fold)."""
    target = np.zeros(point.size)
    target[-1] = 1.0
    direction = np.linalg.solve(np.vstack((system(point)[1], previous)), target)
    return np.asarray(direction / np.linalg.norm(direction))


def _correct(system: System, guess: Vector, tangent: Vector, step: float) -> Vector | None:
    """Newton's method across the tangent; None when it leaves the neighbourhood of the guess."""
    point = guess
    for _ in range(8):
        residual, derivative = system(point)
        move = np.linalg.solve(np.vstack((derivative, tangent)), np.append(-residual, 0.0))
        point = point + move
        if np.linalg.norm(point - guess) > 0.2 * step + NEWTON_TOLERANCE:
            return None
        if np.linalg.norm(move) < NEWTON_TOLERANCE * (1.0 + np.linalg.norm(point)):
            return point
    return None


def _follow(system: System, point: Vector, precision: Real) -> Vector:
    """Trace the branch by arc length until its precision first equals the one asked for."""
    tangent = np.zeros(point.size)
    tangent[-1] = 1.0
    step = FIRST_STEP
    tolerance = PRECISION_TOLERANCE * max(1.0, precision)
    for _ in range(MOST_STEPS):
        tangent = _tangent(system, point, tangent)
        after = _correct(system, point + step * tangent, tangent, step)
        if after is None:
            step /= 2.0
        elif after[-1] > precision + tolerance:
            step *= min(0.9, max(0.1, (precision - point[-1]) / (after[-1] - point[-1])))
        else:
            point = after
            step = min(LONGEST_STEP * (1.0 + float(np.linalg.norm(point)) / 10.0), 1.5 * step)
        if abs(point[-1] - precision) <= tolerance:
            return point
        if step < SHORTEST_STEP:
            break
    raise ArithmeticError(f"the equilibrium branch was lost at precision {point[-1]:.6g}")


def logit_equilibrium(payoff_row: Values, payoff_column: Values, precision: Real) -> Mixes:
    """Logit quantal response equilibrium of a two-player game (McKelvey and Palfrey 1995).

    Follows the principal branch from the uniform mix at precision 0 by predictor and corrector
    (Turocy 2005), which selects one equilibrium where there are several.

    Both payoff matrices are indexed [row, column]; `precision` is in inverse payoff units. Returns
    the mixes of the row player (row,) and the column player (column,). Raises ValueError on bad
    input, ArithmeticError when the branch cannot be followed.
    """
    row_game = np.asarray(payoff_row, dtype=float)
    column_game = np.asarray(payoff_column, dtype=float)
    if row_game.ndim != 2 or row_game.shape != column_game.shape or row_game.size == 0:
        raise ValueError("payoff matrices must have one shape [row, column]")
    if not (0.0 <= precision < np.inf):
        raise ValueError(f"precision must be finite and at least 0, not {precision}")
    rows, columns = row_game.shape
    uniform = np.zeros(rows + columns - 1)
    if precision == 0.0:
        return _mixes(uniform, rows)
    return _mixes(_follow(_logit_system(row_game, column_game), uniform, precision), rows)
