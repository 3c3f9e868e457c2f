"""Sanctions as packages that close part of what is still open between two states."""

import numpy as np
from jaxtyping import Float

from sim.theory.values import Values, at_least


def raised(level: Values, packages: Values, size: Values) -> Float[np.ndarray, "..."]:
    """Level after packages that each close the share `size` of the rest, `S + (1-S)(1 - (1-d)^n)`.

    `level` and `size` are shares in 0..1; a negative number of packages takes packages back, and
    the level stops at 0.
    """
    before, number, share = np.broadcast_arrays(np.asarray(level, dtype=float), packages, size)
    after = np.array(at_least(0.0, before))
    # Most weeks bring most dyads no package, and a power takes as long as twenty sums.
    some = number != 0
    closed = 1.0 - (1.0 - share[some]) ** number[some]
    after[some] = np.maximum(0.0, before[some] + (1.0 - before[some]) * closed)
    return after


def packages_in_force(level: Values, size: Values) -> Float[np.ndarray, "..."]:
    """Packages that make up a level, `ln(1-S)/ln(1-d)`: the inverse of `raised` from 0."""
    return np.asarray(np.log1p(-np.asarray(level, dtype=float)) / np.log1p(-np.asarray(size)))
