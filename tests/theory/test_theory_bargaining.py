import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.theory.bargaining import (
    bargaining_range,
    nash_split,
    risk_return_demand,
    rubinstein_limit,
    rubinstein_split,
)

CHANCE = st.floats(0, 1)
COST = st.floats(0, 0.5)


@pytest.mark.parametrize(
    ("war", "power", "low", "high", "share"),
    [
        ((0.5, 0.1, 0.1), 0.5, 0.4, 0.6, 0.5),
        ((0.6, 0.05, 0.2), 0.5, 0.55, 0.8, 0.675),
        ((0.7, 0.1, 0.1), 0.7, 0.6, 0.8, 0.74),
        ((0.55, 0.2, 0.05), 0.3, 0.35, 0.6, 0.425),
    ],
)
def test_the_split_matches_nash_with_war_as_disagreement(war, power, low, high, share):
    assert bargaining_range(*war) == (pytest.approx(low), pytest.approx(high))
    assert nash_split(*war, power) == pytest.approx(share)


@settings(max_examples=100)
@given(CHANCE, COST, COST, CHANCE)
def test_the_split_lies_within_the_bargaining_range(p, cost_a, cost_b, power):
    low, high = bargaining_range(p, cost_a, cost_b)
    assert low - 1e-12 <= nash_split(p, cost_a, cost_b, power) <= high + 1e-12


@settings(max_examples=50)
@given(CHANCE, COST, COST, st.floats(0.05, 0.95))
def test_the_split_maximises_the_nash_product_over_the_range(p, cost_a, cost_b, power):
    def log_product(x):
        gain_a, gain_b = x - (p - cost_a), (1 - x) - (1 - p - cost_b)
        return power * np.log(gain_a + 1e-300) + (1 - power) * np.log(gain_b + 1e-300)

    low, high = bargaining_range(p, cost_a, cost_b)
    grid = np.linspace(low, high, 501)[1:-1]
    best = np.max(log_product(grid)) if high - low > 1e-9 else -np.inf
    assert log_product(np.clip(nash_split(p, cost_a, cost_b, power), low, high)) >= best - 1e-9


@settings(max_examples=50)
@given(CHANCE, COST, COST, CHANCE)
def test_exchanging_the_sides_leaves_the_rest_of_the_pie(p, cost_a, cost_b, power):
    other = nash_split(1 - p, cost_b, cost_a, 1 - power)
    assert nash_split(p, cost_a, cost_b, power) == pytest.approx(1 - other, abs=1e-12)


@pytest.mark.parametrize(
    ("discount_a", "discount_b", "share"),
    [
        (0.9, 0.9, 0.5263157894736843),
        (0.95, 0.9, 0.6896551724137928),
        (0.5, 0.5, 2 / 3),
        (0.99, 0.95, 0.8403361344537823),
        (0.999, 0.999, 0.5002501250625384),
        (0, 0.5, 0.5),
    ],
)
def test_the_first_mover_gets_the_share_of_rubinstein(discount_a, discount_b, share):
    assert rubinstein_split(discount_a, discount_b) == pytest.approx(share)


def test_short_rounds_approach_the_limit_of_discount_rates():
    rate_a, rate_b, length = 0.1, 0.3, 1e-6
    split = rubinstein_split(np.exp(-rate_a * length), np.exp(-rate_b * length))
    assert split == pytest.approx(rubinstein_limit(rate_a, rate_b), abs=1e-6)


@pytest.mark.parametrize("discounts", [(1.0, 1.0), (1.1, 0.5), (0.5, -0.1)])
def test_impossible_discount_factors_are_refused(discounts):
    with pytest.raises(ValueError, match="discount factor"):
        rubinstein_split(*discounts)


@pytest.mark.parametrize(
    ("p", "cost_a", "cost_range", "demand", "chance"),
    [
        (0.5, 0.1, 0.4, 0.65, 0.375),
        (0.6, 0.05, 0.3, 0.725, 0.4166666666666667),
        (0.5, 0.3, 0.2, 0.5, 0.0),
        (0.4, 0.1, 0.9, 0.8, 0.4444444444444445),
    ],
)
def test_the_risky_demand_matches_the_closed_form_of_fearon(p, cost_a, cost_range, demand, chance):
    assert risk_return_demand(p, cost_a, cost_range) == (
        pytest.approx(demand),
        pytest.approx(chance),
    )


@settings(max_examples=50)
@given(CHANCE, COST, st.floats(0.05, 1))
def test_no_other_demand_pays_more(p, cost_a, cost_range):
    def expected(x):
        war = np.clip((x - p) / cost_range, 0, 1)
        return (1 - war) * x + war * (p - cost_a)

    demand, _ = risk_return_demand(p, cost_a, cost_range)
    assert expected(demand) >= expected(np.linspace(0, 1, 1001)).max() - 1e-12


def test_runs_are_bargained_over_independently():
    generator = np.random.default_rng(5)
    p, cost_a, cost_b = generator.random(50), *generator.random((2, 50)) / 2
    together = nash_split(p, cost_a, cost_b, 0.4)
    alone = [float(nash_split(*row, 0.4)) for row in zip(p, cost_a, cost_b, strict=True)]
    assert together.tolist() == alone
