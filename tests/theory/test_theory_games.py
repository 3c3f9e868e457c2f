import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.theory.games import (
    STANDARD,
    level_k_mix,
    logit_equilibrium,
    memory_one_law,
    memory_one_score,
    play_match,
)
from sim.theory.learning import generous_optimum
from sim.theory.strategies import FORGIVENESS, STRATEGIES

# 200 turns in the Axelrod library 4.14.0: scores and cooperations of both (first 20 turns beside).
AXELROD = [
    ("tit_for_tat", "alternator", (498, 503, 101, 100)),
    ("tit_for_tat", "cooperator", (600, 600, 200, 200)),
    ("tit_for_tat", "suspicious_tit_for_tat", (500, 500, 100, 100)),
    ("win_stay_lose_shift", "alternator", (450, 450, 100, 100)),
    ("two_tits_for_tat", "alternator", (597, 107, 2, 100)),
    ("bully", "tit_for_tat", (450, 450, 100, 100)),
    ("win_stay_lose_shift", "tit_for_tat", (600, 600, 200, 200)),
    ("hard_tit_for_2_tats", "alternator", (300, 800, 200, 100)),
    ("gradual", "defector", (187, 252, 13, 0)),
]

# 200 repetitions of 1,000 noisy turns in Axelrod 4.14.0: (mean, standard error) of the rate of
# cooperation of a and of b and of the score a turn of a and of b.
NOISY = {
    ("tit_for_tat", "tit_for_tat", 0.01): (
        (0.525395, 0.007936),
        (0.525520, 0.007922),
        (2.296690, 0.015992),
        (2.296065, 0.016042),
    ),
    ("generous_tit_for_tat", "generous_tit_for_tat", 0.01): (
        (0.971240, 0.000653),
        (0.971145, 0.000641),
        (2.970195, 0.000887),
        (2.970670, 0.000937),
    ),
    ("win_stay_lose_shift", "win_stay_lose_shift", 0.01): (
        (0.970735, 0.000478),
        (0.971325, 0.000483),
        (2.953255, 0.001070),
        (2.950305, 0.001047),
    ),
    ("generous_tit_for_tat", "defector", 0.01): (
        (0.346015, 0.000978),
        (0.010335, 0.000208),
        (0.691830, 0.001150),
        (2.370230, 0.003870),
    ),
    ("tit_for_tat", "tit_for_tat", 0.05): (
        (0.507040, 0.003285),
        (0.507070, 0.003294),
        (2.264560, 0.006798),
        (2.264410, 0.006704),
    ),
    ("generous_tit_for_tat", "generous_tit_for_tat", 0.05): (
        (0.873380, 0.001132),
        (0.873300, 0.001120),
        (2.857230, 0.001836),
        (2.857630, 0.001860),
    ),
    ("win_stay_lose_shift", "win_stay_lose_shift", 0.05): (
        (0.863320, 0.000881),
        (0.863240, 0.000937),
        (2.774320, 0.002319),
        (2.774720, 0.002147),
    ),
    ("generous_tit_for_tat", "defector", 0.05): (
        (0.381610, 0.001072),
        (0.049925, 0.000488),
        (0.798825, 0.001787),
        (2.457250, 0.004054),
    ),
    ("tit_for_tat", "tit_for_tat", 0.1): (
        (0.506705, 0.002330),
        (0.506475, 0.002389),
        (2.260435, 0.005012),
        (2.261585, 0.004711),
    ),
    ("generous_tit_for_tat", "generous_tit_for_tat", 0.1): (
        (0.785265, 0.001197),
        (0.785225, 0.001241),
        (2.739230, 0.002598),
        (2.739430, 0.002501),
    ),
    ("win_stay_lose_shift", "win_stay_lose_shift", 0.1): (
        (0.755075, 0.001096),
        (0.755650, 0.001126),
        (2.602430, 0.002870),
        (2.599555, 0.002770),
    ),
    ("generous_tit_for_tat", "defector", 0.1): (
        (0.421720, 0.001109),
        (0.099365, 0.000683),
        (0.933335, 0.002247),
        (2.545110, 0.004033),
    ),
}
TFT = (1.0, 0.0, 1.0, 0.0)
WSLS = (1.0, 0.0, 0.0, 1.0)


def generous(forgiveness):
    return (1.0, forgiveness, 1.0, forgiveness)


# Rate of cooperation and payoff a turn in self-play, from the Markov chain (Nowak and Sigmund 1993).
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


@pytest.mark.parametrize(("a", "b", "expected"), AXELROD)
def test_deterministic_matches_equal_those_of_axelrod(a, b, expected):
    assert play_match(a, b, turns=200, noise=0.0, seed=1) == expected
    swapped = play_match(b, a, turns=200, noise=0.0, seed=2)
    assert (swapped[1], swapped[0], swapped[3], swapped[2]) == expected


@pytest.mark.parametrize("match", NOISY)
def test_noisy_matches_agree_with_axelrod_within_their_errors(match):
    a, b, noise = match
    turns, repetitions = 1000, 20
    played = np.array(
        [play_match(a, b, turns=turns, noise=noise, seed=s) for s in range(repetitions)]
    )
    rates = played[:, [2, 3, 0, 1]] / turns
    expected, error = np.array(NOISY[match]).T
    own_error = rates.std(axis=0, ddof=1) / np.sqrt(repetitions)
    assert np.all(np.abs(rates.mean(axis=0) - expected) < 4 * np.hypot(error, own_error))


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


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(sorted(STRATEGIES)),
    st.sampled_from(sorted(STRATEGIES)),
    st.floats(0, 1),
    st.integers(0, 2**32),
)
def test_scores_follow_from_the_rounds_and_a_seed_repeats_a_match(a, b, noise, seed):
    result = play_match(a, b, turns=30, noise=noise, seed=seed)
    assert result == play_match(a, b, turns=30, noise=noise, seed=seed)
    score_a, score_b, cooperations_a, cooperations_b = result
    assert score_a - score_b == 5 * (cooperations_b - cooperations_a)
    assert 2 * 30 <= score_a + score_b <= 6 * 30


def test_a_noise_of_one_turns_every_action_round():
    assert play_match("cooperator", "defector", turns=10, noise=1.0, seed=0) == (50, 0, 0, 10)


def test_payoffs_are_reward_sucker_temptation_punishment():
    result = play_match("cooperator", "defector", turns=2, noise=0, seed=0, payoffs=(3, -1, 4, 1))
    assert result == (-2, 8, 2, 0)


def test_the_grudger_never_forgives_and_tit_for_two_tats_forgives_once():
    assert play_match("grudger", "alternator", turns=10, noise=0, seed=0)[2] == 2
    assert play_match("tit_for_two_tats", "alternator", turns=10, noise=0, seed=0)[2] == 10


def test_default_forgiveness_is_the_optimum_of_the_standard_game():
    reward, sucker, temptation, punishment = STANDARD
    optimum = generous_optimum(temptation, reward, punishment, sucker)
    assert pytest.approx(float(optimum)) == FORGIVENESS


def test_an_unknown_strategy_is_refused_with_the_allowed_names():
    with pytest.raises(ValueError, match="'nice'.*alternator.*win_stay_lose_shift"):
        play_match("tit_for_tat", "nice", turns=1, noise=0.0, seed=0)


@pytest.mark.parametrize(("turns", "noise"), [(-1, 0.0), (1, 1.5)])
def test_impossible_matches_are_refused(turns, noise):
    with pytest.raises(ValueError, match="turns must be at least 0"):
        play_match("cooperator", "defector", turns=turns, noise=noise, seed=0)


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
