"""Sums over stretches of cells that lie side by side, such as the cells of a dyad."""

import dataclasses
from functools import cached_property

import numpy as np
from jaxtyping import Bool, Float, Int
from scipy import sparse

LONG = 9
"""Stretches of so many cells are summed by NumPy, which adds long ones in another order."""


@dataclasses.dataclass(frozen=True, eq=False)
class Stretches:
    """Stretches of cells: where each begins, and how many cells there are in all.

    They are summed along rows of cells, as choices keep them, by a sparse matrix of ones: each run
    is added up by itself, cell by cell, so that it has the same bits in any block, and those of
    `numpy.add.reduceat` along a row of runs.
    """

    starts: Int[np.ndarray, " stretch"]
    count: int

    def __call__(self, values: Float[np.ndarray, "run cell"]) -> Float[np.ndarray, "run stretch"]:
        """Sum of each stretch."""
        rows = np.ascontiguousarray(values.T)
        sums = rows[self.starts]
        rest = self._rest @ rows
        if len(self._long_starts):
            long = np.add.reduceat(rows[self._long_cells].T, self._long_starts, axis=1)
            sums[self._long] = long.T
        sums += rest
        return sums.T

    @cached_property
    def sizes(self) -> Int[np.ndarray, " stretch"]:
        """Number of cells of each stretch."""
        return np.diff(np.append(self.starts, self.count))

    @cached_property
    def _long(self) -> Int[np.ndarray, " long"]:
        return np.flatnonzero(self.sizes >= LONG)

    @cached_property
    def _long_cells(self) -> Int[np.ndarray, " some"]:
        return np.flatnonzero(self._in_long)

    @cached_property
    def _long_starts(self) -> Int[np.ndarray, " long"]:
        sizes = self.sizes[self._long]
        return np.cumsum(sizes) - sizes

    @cached_property
    def _in_long(self) -> Bool[np.ndarray, " cell"]:
        return np.repeat(self.sizes >= LONG, self.sizes)

    @cached_property
    def _rest(self) -> sparse.csr_array:
        """Ones where a cell belongs to a short stretch and is not its first."""
        stretch = np.repeat(np.arange(len(self.starts)), self.sizes)
        counted = ~self._in_long
        counted[self.starts] = False
        cells = np.flatnonzero(counted)
        shape = (len(self.starts), self.count)
        return sparse.csr_array((np.ones(len(cells)), (stretch[cells], cells)), shape=shape)
