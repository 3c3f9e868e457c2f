"""Designs: points of the unit cube, a row a run and a column a parameter."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

import numpy as np
from jaxtyping import Float

Points: TypeAlias = Float[np.ndarray, "run parameter"]
Design: TypeAlias = Callable[[int, Sequence[str], int], Points]
"""From seed, labels of parameters and number of runs to points."""


def monte_carlo(seed: int, labels: Sequence[str], runs: int) -> Points:
    """Independent uniform numbers, keyed by seed and label."""
    return np.stack([_generator(seed, f"{label}/random").random(runs) for label in labels], axis=1)


def latin_hypercube(seed: int, labels: Sequence[str], runs: int) -> Points:
    """One run in each of as many equal slices of every parameter (McKay et al. 1979).

    Columns are keyed by seed and label: one parameter more or less shifts no other.
    """
    return np.stack([_slices(_generator(seed, f"{label}/sample"), runs) for label in labels], 1)


def sobol(seed: int, labels: Sequence[str], runs: int) -> Points:
    """The first points of a scrambled Sobol sequence (Sobol 1967, Owen 1998).

    Numbers of runs that are powers of two fill the cube most evenly.
    """
    return _sobol(seed, len(labels), runs)


def saltelli(seed: int, labels: Sequence[str], runs: int) -> Points:
    """Groups of runs from which first-order and total indices follow (Saltelli et al. 2010).

    A group is a point A, then A with each parameter in turn taken from a point B, then, in the
    larger form, B with each taken from A, and last B. Raises ValueError for a number of runs
    that no whole number of groups makes.
    """
    number = len(labels)
    rows = group_size(runs, number)
    both = _sobol(seed, 2 * number, runs // rows)
    first, second = both[:, :number], both[:, number:]
    each = np.arange(number)
    groups = np.repeat(first[:, None], rows, axis=1)
    groups[:, 1 + each, each] = second
    if rows > number + 2:
        groups[:, 1 + number : -1] = second[:, None]
        groups[:, 1 + number + each, each] = first
    groups[:, -1] = second
    return groups.reshape(runs, number)


DESIGNS: Mapping[str, Design] = {
    "latin_hypercube": latin_hypercube,
    "monte_carlo": monte_carlo,
    "sobol": sobol,
    "saltelli": saltelli,
}


def group_size(runs: int, parameters: int) -> int:
    """Runs in a group of a Saltelli design: k + 2, or 2k + 2 where only that divides the runs.

    Raises ValueError naming the nearest numbers of runs that are allowed.
    """
    small, large = parameters + 2, 2 * parameters + 2
    for rows in (small, large):
        if runs % rows == 0:
            return rows
    near = sorted(
        {max(1, runs // rows + more) * rows for rows in (small, large) for more in (0, 1)}
    )
    raise ValueError(
        f"runs is {runs}; a saltelli design of {parameters} parameters allows N x {small} or "
        f"N x {large} runs, nearest {', '.join(map(str, near))} (N a power of two is best, as in "
        f"{_power(runs / small) * small})"
    )


def _power(number: float) -> int:
    """The power of two nearest to a number, on the scale of logarithms, but one at least."""
    return int(2 ** max(0, round(np.log2(max(number, 1.0)))))


def _sobol(seed: int, width: int, rows: int) -> Points:
    # Philox keyed by hand has no seed sequence, which the sampler needs to spawn its own.
    from scipy.stats import qmc  # takes as long to import as a block of runs to begin

    sampler = qmc.Sobol(width, rng=np.random.default_rng(_key(seed, "sobol")))
    # A whole power of two is drawn and cut: the same points, and no complaint about the rest.
    points: np.ndarray = sampler.random_base2(int(np.ceil(np.log2(max(rows, 1)))))
    return points[:rows]


def _slices(generator: np.random.Generator, runs: int) -> Float[np.ndarray, " run"]:
    column: np.ndarray = (generator.permutation(runs) + generator.random(runs)) / runs
    return column


def _generator(seed: int, name: str) -> np.random.Generator:
    return np.random.Generator(np.random.Philox(key=_key(seed, name)))


def _key(seed: int, name: str) -> int:
    digest = hashlib.blake2b(f"{seed}/{name}".encode(), digest_size=16).digest()
    return int.from_bytes(digest, "little")
