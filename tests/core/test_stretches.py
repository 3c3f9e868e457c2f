"""Sums over stretches of cells, beside the same sums cell by cell and by NumPy."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from worlds import scenario

from sim.moves import Stretches
from sim.moves.sums import LONG

SIZES = st.lists(st.integers(1, 2 * LONG), min_size=1, max_size=12)


def stretches(sizes: list[int]) -> Stretches:
    return Stretches(np.cumsum([0, *sizes[:-1]]), sum(sizes))


def values(runs: int, cells: int, rows_of_cells: bool) -> np.ndarray:
    found = np.random.default_rng(cells).normal(size=(runs, cells))
    return np.asfortranarray(found) if rows_of_cells else found


@given(sizes=SIZES, runs=st.integers(1, 5), rows_of_cells=st.booleans())
def test_each_stretch_is_summed_to_the_bits_of_numpy(
    sizes: list[int], runs: int, rows_of_cells: bool
) -> None:
    sums, numbers = stretches(sizes), values(runs, sum(sizes), rows_of_cells)
    np.testing.assert_array_equal(sums(numbers), np.add.reduceat(numbers, sums.starts, axis=1))


def test_a_sum_is_that_of_the_cells_one_by_one() -> None:
    sums, numbers = stretches([3, 1, 12]), values(4, 16, True)
    for run in range(4):
        own = [numbers[run, :3], numbers[run, 3:4], numbers[run, 4:]]
        assert sums(numbers)[run] == pytest.approx([sum(part.tolist()) for part in own])


def test_a_run_alone_has_the_bits_it_has_among_others() -> None:
    repertoire = scenario().repertoire
    numbers = values(17, repertoire.count, True)
    together = repertoire.by_group(numbers)
    for run in range(17):
        alone = repertoire.by_group(np.asfortranarray(numbers[run : run + 1]))
        np.testing.assert_array_equal(alone[0], together[run])


def test_the_groups_of_a_state_are_those_of_its_cells() -> None:
    repertoire = scenario().repertoire
    starts = repertoire.groups[0]
    for dyad in np.unique(repertoire.dyad):
        own = np.flatnonzero(repertoire.dyad == dyad)
        groups = repertoire.groups_of(slice(int(own[0]), int(own[-1]) + 1))
        assert set(starts[groups]) == {c for c in own if c in starts}
