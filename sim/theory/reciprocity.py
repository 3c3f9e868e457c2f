"""Reciprocity as a vector autoregression of mutual conduct (Goldstein and Freeman 1990)."""

import numpy as np
from jaxtyping import Float

from sim.theory.values import Values

Square = Float[np.ndarray, "*batch series series"]


def _square(coefficients: Values) -> Square:
    matrix = np.asarray(coefficients, dtype=float)
    if matrix.ndim < 2 or matrix.shape[-1] != matrix.shape[-2]:
        raise ValueError("coefficients must have shape (..., series, series)")
    return matrix


def spectral_radius(coefficients: Values) -> Float[np.ndarray, "*batch"]:
    """Largest modulus of the eigenvalues of a VAR(1); under 1 the process is stationary."""
    return np.asarray(np.abs(np.linalg.eigvals(_square(coefficients))).max(axis=-1))


def impulse_response(
    coefficients: Values, horizon: int
) -> Float[np.ndarray, "*batch step series series"]:
    """Answer of each series (row) to a unit shock in each (column), `A^k` for k = 0..horizon.

    `coefficients` has shape (*batch, series, series). Raises ValueError when `horizon` is negative.
    """
    if horizon < 0:
        raise ValueError(f"horizon must be at least 0, not {horizon}")
    matrix = _square(coefficients)
    powers = [np.broadcast_to(np.eye(matrix.shape[-1]), matrix.shape)]
    for _ in range(horizon):
        powers.append(powers[-1] @ matrix)
    return np.stack(powers, axis=-3)


def long_run_multiplier(coefficients: Values) -> Square:
    """Sum of all impulse responses of a VAR(1), `(I - A)^-1`.

    Raises ValueError unless the process is stationary.
    """
    matrix = _square(coefficients)
    if np.any(spectral_radius(matrix) >= 1):
        raise ValueError("the long-run multiplier needs a spectral radius under 1")
    return np.asarray(np.linalg.inv(np.eye(matrix.shape[-1]) - matrix))
