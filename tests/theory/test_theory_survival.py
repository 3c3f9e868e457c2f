import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.theory.survival import (
    chance_within,
    kaplan_meier,
    period_hazard,
    product_limit,
    rate_interval,
    survival_interval,
)

# Sanctions episodes of the Global Sanctions Data Base (Syropoulos et al. 2024), 1,325 cases, by
# year: number at risk, number ended, survival.
EPISODES = [
    (1325, 157, 0.8815),
    (1105, 181, 0.7371),
    (837, 94, 0.6543),
    (704, 93, 0.5679),
    (594, 52, 0.5182),
    (520, 48, 0.4703),
    (455, 41, 0.428),
    (408, 28, 0.3986),
    (375, 28, 0.3688),
    (312, 25, 0.3393),
    (277, 25, 0.3087),
    (237, 17, 0.2865),
    (190, 13, 0.2669),
    (172, 16, 0.2421),
    (153, 10, 0.2263),
]


@pytest.mark.parametrize(
    ("chance", "weeks", "hazard"),
    [(0.34, 104, 0.003987370052068284), (0.55, 208, 0.0038316198482903907)],
)
def test_a_chance_over_years_becomes_a_weekly_hazard(chance, weeks, hazard):
    assert period_hazard(chance, weeks) == pytest.approx(hazard)


@settings(max_examples=80)
@given(st.floats(0, 0.999), st.integers(1, 500))
def test_the_weekly_hazard_gives_back_the_chance(chance, weeks):
    assert chance_within(period_hazard(chance, weeks), weeks) == pytest.approx(chance, abs=1e-12)


def test_certain_events_have_a_hazard_of_one():
    np.testing.assert_array_equal(period_hazard([0.0, 1.0], 52), [0.0, 1.0])
    np.testing.assert_array_equal(chance_within([0.0, 1.0], 52), [0.0, 1.0])


def test_the_survival_of_sanctions_is_the_product_of_their_yearly_rates():
    at_risk, ended, survival = np.array(EPISODES).T
    np.testing.assert_allclose(product_limit(at_risk, ended), survival, atol=6e-5)
    low, high = survival_interval(at_risk, ended)
    assert np.all((low < survival) & (survival < high))
    assert high[0] - low[0] == pytest.approx(2 * 1.96 * np.sqrt(0.8815 * 0.1185 / 1325), rel=0.05)
    assert np.all(np.diff(high - low)[:4] > 0)


def test_kaplan_meier_keeps_censored_cases_at_risk_until_they_leave():
    # Remissions on 6-MP (Freireich et al. 1963; BK): textbook curve .857, .807, .753, .690, ...
    weeks = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35]
    ended = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0]
    times, at_risk, number, survival = kaplan_meier(weeks, ended)
    np.testing.assert_array_equal(times, [6, 7, 10, 13, 16, 22, 23])
    np.testing.assert_array_equal(at_risk, [21, 17, 15, 12, 11, 7, 6])
    np.testing.assert_array_equal(number, [3, 1, 1, 1, 1, 1, 1])
    np.testing.assert_allclose(
        survival, [0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448], atol=6e-4
    )


@settings(max_examples=50)
@given(st.lists(st.integers(0, 30), min_size=1, max_size=40))
def test_without_censoring_the_curve_is_the_empirical_one(durations):
    times, _, _, survival = kaplan_meier(durations, [True] * len(durations))
    empirical = [np.mean(np.array(durations) > t) for t in times]
    np.testing.assert_allclose(survival, empirical, atol=1e-12)


def test_a_curve_at_zero_has_no_interval_around_it():
    low, high = survival_interval([2, 1], [1, 1])
    assert low[1] == high[1] == 0


def test_the_base_rate_of_negotiated_ends_has_its_published_interval():
    # Seven endings by agreement in about 1,758 weeks of interstate war past the first year (UCDP).
    low, high = rate_interval(7, 1758)
    assert (low, high) == (pytest.approx(0.0016, abs=5e-5), pytest.approx(0.0082, abs=5e-5))


def test_no_event_leaves_an_upper_bound_near_three_over_the_exposure():
    assert rate_interval(0, 1000, 0.9) == (0.0, pytest.approx(2.9957e-3, rel=1e-4))


@pytest.mark.parametrize(
    ("function", "arguments"),
    [
        (period_hazard, (1.1, 52)),
        (chance_within, (0.1, 0)),
        (product_limit, ([1.0], [2.0])),
        (kaplan_meier, ([1.0, 2.0], [True])),
        (kaplan_meier, ([1.0], [False])),
        (rate_interval, (-1, 10)),
    ],
)
def test_impossible_input_is_refused(function, arguments):
    with pytest.raises(ValueError):
        function(*arguments)
