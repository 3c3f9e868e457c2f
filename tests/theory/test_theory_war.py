import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.theory.bargaining import commitment_range, disputed_range, war_of_attrition_hazards

CHANCE = st.floats(0, 1)
COST = st.floats(0, 0.3)


def test_a_side_without_future_decline_bargains_over_the_plain_range():
    low, high = commitment_range(0.5, 0.1, 0.1, 0.0, 0.0)
    assert (low, high) == (pytest.approx(0.4), pytest.approx(0.6))


@pytest.mark.parametrize(("shift", "peaceful"), [(0.05, True), (0.065, True), (0.068, False)])
def test_a_fast_shift_of_power_leaves_nothing_to_agree_on(shift, peaceful):
    # Powell's condition with p = .5, cost .1 and discount .9: war if .9 shift > .1 x .6.
    low, high = commitment_range(0.5, 0.1, 0.2, shift, 0.9)
    assert (low <= high) == peaceful


@settings(max_examples=50)
@given(st.floats(0.3, 0.9), st.tuples(COST, COST), st.floats(0, 0.9), CHANCE, CHANCE)
def test_shares_within_the_commitment_range_are_worth_no_less_than_war(
    p, costs, discount, part, where
):
    cost_a, cost_b = costs
    shift = part * (p - cost_a)
    low, high = commitment_range(p, cost_a, cost_b, shift, discount)
    if low > high:
        return
    today = low + where * (high - low)
    tomorrow = p - shift - cost_a
    value_a = today + discount * tomorrow / (1 - discount)
    value_b = (1 - today) + discount * (1 - tomorrow) / (1 - discount)
    assert value_a >= (p - cost_a) / (1 - discount) - 1e-9
    assert value_b >= (1 - p - cost_b) / (1 - discount) - 1e-9


def test_a_discount_of_one_is_refused():
    with pytest.raises(ValueError, match="discount"):
        commitment_range(0.5, 0.1, 0.1, 0.1, 1.0)


def test_optimism_of_both_sides_closes_the_disputed_range():
    low, high = disputed_range([0.5, 0.7], [0.5, 0.5], 0.1, 0.1, 0.05)
    np.testing.assert_allclose(high - low, [0.15, -0.05])


@pytest.mark.parametrize(
    ("values", "costs", "hazards", "duration", "first"),
    [
        ((10, 10), (1, 1), (0.1, 0.1), 5.0, 0.5),
        ((20, 10), (1, 1), (0.1, 0.05), 6.666666666666666, 2 / 3),
        ((10, 10), (2, 1), (0.1, 0.2), 3.333333333333333, 1 / 3),
        ((52, 104), (1, 1), (0.009615384615384616, 0.019230769230769232), 34.6666666667, 1 / 3),
    ],
)
def test_concession_hazards_keep_the_other_side_indifferent(
    values, costs, hazards, duration, first
):
    hazard_a, hazard_b = war_of_attrition_hazards(*values, *costs)
    assert (hazard_a, hazard_b) == pytest.approx(hazards)
    assert 1 / (hazard_a + hazard_b) == pytest.approx(duration)
    assert hazard_a / (hazard_a + hazard_b) == pytest.approx(first)
    assert hazard_a * values[1] == pytest.approx(costs[1])


def test_a_worthless_prize_is_refused():
    with pytest.raises(ValueError, match="positive"):
        war_of_attrition_hazards(0, 1, 1, 1)
