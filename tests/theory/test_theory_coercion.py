import numpy as np
import pytest

from sim.theory.coercion import concession_chance, credibility, open_share, threat_value

WEIGHTS = (-0.4, 1.5, 0.5)


def test_the_chance_of_concession_is_the_published_logistic():
    chance = concession_chance(0.0, 0.0, 0.0, WEIGHTS)
    assert chance == pytest.approx(1 / (1 + np.exp(0.4)))


def test_cost_and_credibility_raise_the_chance_of_concession_and_the_stake_lowers_it():
    base = concession_chance(0.2, 0.2, 0.5, WEIGHTS)
    assert concession_chance(0.4, 0.2, 0.5, WEIGHTS) > base
    assert concession_chance(0.2, 0.4, 0.5, WEIGHTS) < base
    assert concession_chance(0.2, 0.2, 0.8, WEIGHTS) > base


def test_a_threat_that_always_works_is_worth_the_prize_and_one_that_never_works_its_cost():
    assert threat_value(1.0, 0.3) == 1.0
    assert threat_value(0.0, 0.3) == pytest.approx(-0.3)
    assert threat_value(np.array([0.5]), 0.0, 2.0) == pytest.approx([1.0])


def test_credibility_starts_at_the_prior_and_approaches_the_record():
    assert credibility(0, 0, 1.2, 2.0) == pytest.approx(0.6)
    assert credibility(5, 5, 1.2, 2.0) == pytest.approx(6.2 / 7)
    assert credibility(0, 5, 1.2, 2.0) < credibility(1, 5, 1.2, 2.0)


def test_the_open_share_is_the_stationary_law_of_opening_and_closing():
    rng = np.random.default_rng(1)
    is_open, weeks = False, []
    for uniform in rng.random(200_000):
        is_open = (uniform >= 0.07) if is_open else (uniform < 0.05)
        weeks.append(is_open)
    assert np.mean(weeks) == pytest.approx(float(open_share(0.05, 0.07)), abs=0.01)
    assert open_share(0.0, 0.0) == 0.0
