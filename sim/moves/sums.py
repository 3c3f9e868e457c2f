"""Sums over columns, such as the cells of a dyad, with the same bits in any block of runs.

The runs of a column lie side by side in memory. Each run is added up by itself, column by column:
so a sum does not depend on what other runs there are, and the processor adds many runs at once.
"""

import dataclasses
from functools import cached_property

import numpy as np
from jaxtyping import Float, Int, Shaped
from scipy import sparse


def across(values: Shaped[np.ndarray, "run column"]) -> Shaped[np.ndarray, "run 1"]:
    """Sum over all columns, of truth values their number."""
    rows = np.ascontiguousarray(values.T)
    if rows.shape[1] == 1 and len(rows):
        # The numbers of a lone run would be added in another order.
        return rows.cumsum(axis=0)[-1:]
    total: Shaped[np.ndarray, "run 1"] = rows.sum(axis=0)[:, None]
    return total


@dataclasses.dataclass(frozen=True, eq=False)
class Groups:
    """Columns that fall into groups: the group of each, and how many groups there are.

    A sparse matrix of ones adds up the columns of each group in their order.
    """

    member_of: Int[np.ndarray, " column"]
    count: int

    def __call__(self, values: Float[np.ndarray, "run column"]) -> Float[np.ndarray, "run group"]:
        """Sum of each group; zero for a group without columns."""
        sums: Float[np.ndarray, "run group"] = (self._ones @ values.T).T
        return sums

    @cached_property
    def _ones(self) -> sparse.csr_array:
        return weighing(self.member_of, np.ones(len(self.member_of)), self.count)


def weighing(
    member_of: Int[np.ndarray, " column"], weight: Float[np.ndarray, " column"], groups: int
) -> sparse.csr_array:
    """The matrix that turns columns, as rows of runs, into the weighted sums of their groups."""
    place = (member_of, np.arange(len(member_of)))
    matrix = sparse.csr_array((weight, place), shape=(groups, len(member_of)))
    # Columns are added in their order.
    matrix.sort_indices()
    return matrix
