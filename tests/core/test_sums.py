"""Sums over columns, beside the same sums column by column in plain Python."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from worlds import scenario

from sim.moves import Groups, across

MEMBERS = st.lists(st.integers(0, 5), min_size=1, max_size=40)
GROUPS = 7
"""More than any column belongs to: the last group stays empty."""


def values(runs: int, columns: int, side_by_side: bool = True) -> np.ndarray:
    found = np.random.default_rng(columns).normal(size=(runs, columns))
    return np.asfortranarray(found) if side_by_side else found


def one_by_one(row: list[float]) -> float:
    total = 0.0
    for value in row:
        total += value
    return total


@given(members=MEMBERS, runs=st.integers(1, 5), side_by_side=st.booleans())
def test_a_group_is_the_sum_of_its_columns_in_their_order_to_the_bit(
    members: list[int], runs: int, side_by_side: bool
) -> None:
    numbers = values(runs, len(members), side_by_side)
    sums = Groups(np.array(members), GROUPS)(numbers)
    for run in range(runs):
        row = numbers[run].tolist()
        for group in range(GROUPS):
            own = [value for value, of in zip(row, members, strict=True) if of == group]
            assert sums[run, group] == one_by_one(own)


@given(columns=st.integers(0, 40), runs=st.integers(1, 5), side_by_side=st.booleans())
def test_a_sum_across_is_that_of_the_columns_in_their_order_to_the_bit(
    columns: int, runs: int, side_by_side: bool
) -> None:
    numbers = values(runs, columns, side_by_side)
    sums = across(numbers)
    assert sums.shape == (runs, 1)
    assert sums[:, 0].tolist() == [one_by_one(row.tolist()) for row in numbers]


def test_a_run_alone_has_the_bits_it_has_among_others() -> None:
    repertoire = scenario().repertoire
    numbers = values(17, repertoire.count)
    together, totals = repertoire.by_group(numbers), across(numbers)
    for run in range(17):
        alone = np.asfortranarray(numbers[run : run + 1])
        np.testing.assert_array_equal(repertoire.by_group(alone)[0], together[run])
        assert across(alone)[0, 0] == totals[run, 0]


def test_truths_are_counted_across() -> None:
    truths = np.array([[True, True, False], [False, False, False]])
    assert across(truths).tolist() == [[2], [0]]
    assert across(truths[:1]).tolist() == [[2]]


def test_the_groups_of_a_state_are_those_of_its_cells() -> None:
    repertoire = scenario().repertoire
    starts = repertoire.groups[0]
    for dyad in np.unique(repertoire.dyad):
        own = np.flatnonzero(repertoire.dyad == dyad)
        groups = repertoire.groups_of(slice(int(own[0]), int(own[-1]) + 1))
        assert set(starts[groups]) == {c for c in own if c in starts}


def test_groups_without_any_column_are_zero() -> None:
    nothing = Groups(np.zeros(0, dtype=np.int64), 3)(np.zeros((2, 0)))
    assert nothing.tolist() == [[0.0, 0.0, 0.0], [0.0, 0.0, 0.0]]


@pytest.mark.parametrize("runs", [1, 2])
def test_sums_leave_what_they_add_as_it_was(runs: int) -> None:
    numbers = values(runs, 9)
    before = numbers.copy()
    across(numbers)
    Groups(np.arange(9) % 3, 3)(numbers)
    np.testing.assert_array_equal(numbers, before)
