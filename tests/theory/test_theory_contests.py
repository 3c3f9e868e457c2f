import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.theory.contests import tullock

EFFORT = st.floats(0, 1e6)


@pytest.mark.parametrize(
    ("a", "b", "decisiveness", "chance"),
    [(2, 1, 1, 2 / 3), (2, 1, 2, 0.8), (3, 2, 1, 0.6), (3, 2, 4, 0.8350515463917526)],
)
def test_the_chance_matches_the_vote_rules_of_ktab(a, b, decisiveness, chance):
    assert tullock(a, b, decisiveness) == pytest.approx(chance)


@settings(max_examples=80)
@given(EFFORT, EFFORT, st.floats(0.1, 8))
def test_the_two_chances_sum_to_one(a, b, decisiveness):
    assert tullock(a, b, decisiveness) + tullock(b, a, decisiveness) == pytest.approx(1)


@settings(max_examples=80)
@given(EFFORT, st.floats(0, 10), st.floats(0.1, 100), st.floats(0.1, 8))
def test_more_effort_never_lowers_the_chance(a, more, b, decisiveness):
    assert tullock(a + more, b, decisiveness) >= tullock(a, b, decisiveness) - 1e-12


def test_extreme_efforts_neither_overflow_nor_divide_by_zero():
    np.testing.assert_array_equal(tullock([0, 1e200, 0], [0, 1, 5], [1, 8, 0.5]), [0.5, 1, 0])


@pytest.mark.parametrize("arguments", [(-1, 1, 1), (1, 1, 0)])
def test_impossible_contests_are_refused(arguments):
    with pytest.raises(ValueError, match="effort"):
        tullock(*arguments)
