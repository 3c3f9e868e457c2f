"""Arms races as linear differential equations (Richardson 1960)."""

import numpy as np
from jaxtyping import Bool, Float
from scipy.linalg import expm

from sim.theory.values import Values

Pair = Float[np.ndarray, "*run 2"]


def _matrix(reaction: Values, fatigue: Values) -> Float[np.ndarray, "*run 2 2"]:
    """`[[-a, k], [l, -b]]`: each side reacts to the other's level and tires of its own."""
    react, tire = np.broadcast_arrays(
        np.asarray(reaction, dtype=float), np.asarray(fatigue, dtype=float)
    )
    if react.shape[-1:] != (2,):
        raise ValueError("reaction and fatigue must have shape (..., 2)")
    matrix = np.empty((*react.shape, 2))
    matrix[..., 0, 0], matrix[..., 1, 1] = -tire[..., 0], -tire[..., 1]
    matrix[..., 0, 1], matrix[..., 1, 0] = react[..., 0], react[..., 1]
    return matrix


def richardson(
    reaction: Values,
    fatigue: Values,
    grievance: Values,
    start: Values,
    times: Values,
) -> Float[np.ndarray, "*run time 2"]:
    """Levels of arms of two sides over time (Richardson 1960).

    `dx/dt = k y - a x + g`, `dy/dt = l x - b y + h`. `reaction` is (k, l) and `fatigue` (a, b), per
    unit of time; `grievance` is (g, h), level per unit of time; `start` the levels at time 0: each
    of shape (*run, 2). `times` has shape (time,). The solution is exact (matrix exponential), also
    where there is no equilibrium. Raises ValueError on a wrong shape.
    """
    matrix = _matrix(reaction, fatigue)
    drive, first = np.asarray(grievance, dtype=float), np.asarray(start, dtype=float)
    lead = np.broadcast_shapes(matrix.shape[:-2], drive.shape[:-1], first.shape[:-1])
    # A third, constant state of 1 carries the grievances: a singular matrix is then no exception.
    system = np.zeros((*lead, 1, 3, 3))
    system[..., 0, :2, :2] = matrix
    system[..., 0, :2, 2] = drive
    flow = expm(system * np.asarray(times, dtype=float)[:, None, None])
    state = np.ones((*lead, 1, 1, 3))
    state[..., 0, 0, :2] = first
    return np.asarray((flow * state).sum(axis=-1)[..., :2])


def richardson_equilibrium(reaction: Values, fatigue: Values, grievance: Values) -> Pair:
    """Levels at which both sides stand still; shapes and units as in `richardson`.

    Raises numpy.linalg.LinAlgError where `a b = k l`: there is none, or a line of them.
    """
    matrix = _matrix(reaction, fatigue)
    drive = np.broadcast_to(np.asarray(grievance, dtype=float), matrix.shape[:-1])
    return np.asarray(np.linalg.solve(matrix, -drive[..., None])[..., 0])


def richardson_eigenvalues(reaction: Values, fatigue: Values) -> Pair:
    """Growth rates of the two modes, larger first, per unit of time.

    They are real, because k and l are taken to have one sign; ValueError where `k l` is negative.
    """
    matrix = _matrix(reaction, fatigue)
    product = matrix[..., 0, 1] * matrix[..., 1, 0]
    if np.any(product < 0):
        raise ValueError("reaction coefficients must not differ in sign")
    mean = (matrix[..., 0, 0] + matrix[..., 1, 1]) / 2.0
    half = np.sqrt(((matrix[..., 0, 0] - matrix[..., 1, 1]) / 2.0) ** 2 + product)
    return np.stack((mean + half, mean - half), axis=-1)


def richardson_stable(reaction: Values, fatigue: Values) -> Bool[np.ndarray, "*run"]:
    """Whether the race settles: `a + b > 0` and `a b > k l` (Richardson 1960)."""
    matrix = _matrix(reaction, fatigue)
    determinant = matrix[..., 0, 0] * matrix[..., 1, 1] - matrix[..., 0, 1] * matrix[..., 1, 0]
    return np.asarray((matrix[..., 0, 0] + matrix[..., 1, 1] < 0) & (determinant > 0))


def growth_line(total: Values) -> tuple[float, float]:
    """Richardson's (1960) line `growth = slope (level - zero)` through summed budgets.

    `total` holds the summed budgets of consecutive years, shape (year,), at least three (ValueError
    otherwise). Growth is the first difference, the level the mean of the two years. Returns the
    least-squares slope (per year) and the level at which growth is zero (unit of `total`).
    """
    level = np.asarray(total, dtype=float)
    if level.ndim != 1 or level.size < 3:
        raise ValueError("total must hold at least three consecutive years")
    slope, intercept = np.polyfit((level[1:] + level[:-1]) / 2.0, np.diff(level), 1)
    return float(slope), float(-intercept / slope)
