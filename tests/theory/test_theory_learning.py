import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.theory.learning import (
    beauty_contest,
    beauty_contest_mean,
    beta_mean,
    beta_update,
    generous_optimum,
)

# Poisson mean, choices of levels 0..5 with factor 2/3 and start 50, mean of the population.
HIERARCHY = [
    (
        0.5,
        (50.0, 33.33333333333333, 29.629629629629626, 28.8698955365622, 28.74808163134464),
        43.096941925764476,
    ),
    (
        1.0,
        (50.0, 33.33333333333333, 27.777777777777775, 25.925925925925924, 25.385802469135797),
        37.8371967436341,
    ),
    (
        1.5,
        (50.0, 33.33333333333333, 26.666666666666664, 23.90804597701149, 22.837536455652767),
        33.49946828467526,
    ),
    (
        2.0,
        (50.0, 33.33333333333333, 25.925925925925924, 22.469135802469133, 20.89235434264674),
        29.806605738044745,
    ),
    (
        3.0,
        (50.0, 33.33333333333333, 24.999999999999993, 20.58823529411764, 18.212669683257914),
        23.812118686697644,
    ),
]


@pytest.mark.parametrize(("mean_steps", "levels", "mean"), HIERARCHY)
def test_the_hierarchy_matches_camerer_ho_and_chong(mean_steps, levels, mean):
    np.testing.assert_allclose(beauty_contest(mean_steps, 5), levels)
    assert beauty_contest_mean(mean_steps) == pytest.approx(mean, abs=1e-6)


def test_without_reasoning_everyone_plays_level_zero():
    assert beauty_contest_mean(0.0) == 50.0


@settings(max_examples=40)
@given(st.floats(0.1, 5), st.floats(0.1, 0.9))
def test_each_level_undercuts_the_one_below(mean_steps, factor):
    choices = beauty_contest(mean_steps, 8, factor, 100.0)
    assert np.all(np.diff(choices) < 0)
    assert choices[-1] > 0


def test_a_negative_number_of_steps_is_refused():
    with pytest.raises(ValueError, match="mean_steps"):
        beauty_contest(-1.0, 3)


@pytest.mark.parametrize(
    ("prior", "good", "bad", "mean"), [((2, 5), 3, 1, 5 / 11), ((1, 1), 8, 2, 0.75)]
)
def test_trust_is_the_conjugate_posterior_mean(prior, good, bad, mean):
    assert beta_mean(*beta_update(*prior, good, bad)) == pytest.approx(mean)


@settings(max_examples=60)
@given(st.floats(0.1, 20), st.floats(0.1, 20), st.floats(0.01, 5), st.floats(0.1, 1))
def test_cooperation_raises_trust_and_defection_lowers_it(alpha, beta, act, discount):
    before = beta_mean(alpha, beta)
    assert beta_mean(*beta_update(alpha, beta, act, 0, discount)) > before
    assert beta_mean(*beta_update(alpha, beta, 0, act, discount)) < before
    assert beta_mean(*beta_update(alpha, beta, 0, 0, discount)) == pytest.approx(float(before))


def test_repeated_discounted_evidence_settles_at_its_geometric_sum():
    alpha, beta = np.array([9.0]), np.array([1.0])
    for _ in range(600):
        alpha, beta = beta_update(alpha, beta, 0.2, 0.3, 0.97)
    np.testing.assert_allclose([alpha[0], beta[0]], [0.2 / 0.03, 0.3 / 0.03], rtol=1e-6)


def test_a_discount_above_one_is_refused():
    with pytest.raises(ValueError, match="discount"):
        beta_update(1, 1, 1, 1, 1.1)


@pytest.mark.parametrize(("payoffs", "chance"), [((5, 3, 1, 0), 1 / 3), ((4, 3, 1, 0), 2 / 3)])
def test_generosity_matches_nowak_and_sigmund(payoffs, chance):
    assert generous_optimum(*payoffs) == pytest.approx(chance)


@settings(max_examples=60)
@given(st.lists(st.integers(1, 50), min_size=3, max_size=3))
def test_the_generous_optimum_is_a_chance_at_which_defection_does_not_pay(steps):
    sucker, punishment, reward, temptation = np.cumsum([0, *steps]).astype(float)
    chance = float(generous_optimum(temptation, reward, punishment, sucker))
    assert 0 <= chance <= 1
    assert chance * temptation + (1 - chance) * punishment <= reward + 1e-9


def test_payoffs_of_another_game_are_refused():
    with pytest.raises(ValueError, match="temptation"):
        generous_optimum(3, 5, 1, 0)
