import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.theory.games import level_k_mix, logit_equilibrium, memory_one_law, memory_one_score

TFT = (1.0, 0.0, 1.0, 0.0)
WSLS = (1.0, 0.0, 0.0, 1.0)


def generous(forgiveness):
    return (1.0, forgiveness, 1.0, forgiveness)


# Rate of cooperation and payoff a turn in self-play, as a Markov chain (Nowak and Sigmund 1993).
SELF_PLAY = [
    (TFT, 0.01, 0.5, 2.25),
    (generous(0.1), 0.01, 0.9152542372881357, 2.90807239299052),
    (generous(1 / 3), 0.01, 0.9711538461538464, 2.970321745562131),
    (generous(0.5), 0.01, 0.9803921568627448, 2.980007689350249),
    (WSLS, 0.01, 0.970596, 2.951092),
    (TFT, 0.05, 0.5, 2.25),
    (generous(0.1), 0.05, 0.736842105263158, 2.6675900277008315),
    (generous(1 / 3), 0.05, 0.875, 2.859375),
    (generous(0.5), 0.05, 0.909090909090909, 2.9008264462809916),
    (WSLS, 0.05, 0.8645, 2.7765),
    (TFT, 0.1, 0.5, 2.25),
    (generous(0.1), 0.1, 0.642857142857143, 2.5153061224489797),
    (generous(1 / 3), 0.1, 0.7857142857142858, 2.739795918367347),
    (generous(0.5), 0.1, 0.8333333333333335, 2.8055555555555554),
    (WSLS, 0.1, 0.756, 2.602),
]


@pytest.mark.parametrize(("chances", "noise", "cooperation", "payoff"), SELF_PLAY)
def test_the_stationary_law_gives_the_published_self_play(chances, noise, cooperation, payoff):
    law = memory_one_law(chances, chances, noise)
    assert law.sum() == pytest.approx(1)
    assert memory_one_score(law) == pytest.approx((cooperation, payoff), abs=1e-9)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.floats(0, 1), min_size=8, max_size=8), st.floats(0.01, 0.5))
def test_the_stationary_law_is_the_same_from_either_side(chances, noise):
    ours = memory_one_law(chances[:4], chances[4:], noise)
    theirs = memory_one_law(chances[4:], chances[:4], noise)
    np.testing.assert_allclose(ours, theirs[[0, 2, 1, 3]], atol=1e-9)
    assert np.all(ours > -1e-12)


def test_level_zero_is_uniform_and_higher_levels_respond_to_the_one_below():
    payoff_row, payoff_column = np.array([[9.0, 0.0], [0.0, 1.0]]), np.array([[0.0, 1], [1, 0]])
    assert np.array_equal(level_k_mix(payoff_row, payoff_column.T, 1.0, 0), [0.5, 0.5])
    odds = np.exp(4.0)
    first = level_k_mix(payoff_row, payoff_column.T, 1.0, 1)
    assert first[0] == pytest.approx(odds / (1 + odds))
    with pytest.raises(ValueError, match="level"):
        level_k_mix(payoff_row, payoff_column.T, 1.0, -1)


def test_high_levels_approach_the_quantal_response_equilibrium_where_it_is_stable():
    payoff_row, payoff_column = np.array([[4.0, 0.0], [0.0, 1.0]]), np.array([[0.0, 1], [1, 0]])
    equilibrium = logit_equilibrium(payoff_row, payoff_column, 0.5)[0]
    mix = level_k_mix(payoff_row, payoff_column.T, 0.5, 60)
    np.testing.assert_allclose(mix, equilibrium, atol=1e-9)
