import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.theory.games import STANDARD, play_match
from sim.theory.learning import generous_optimum
from sim.theory.strategies import FORGIVENESS, STRATEGIES

# 200 turns in the Axelrod library 4.14.0: scores and cooperations of both.
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

# 200 repetitions of 1,000 noisy turns in Axelrod 4.14.0. Each row: noise, then mean and standard
# error of the rate of cooperation of a and of b and of the score a turn of a and of b.
NOISY = {
    ("tit_for_tat", "tit_for_tat"): """
        0.01 0.525395 0.007936 0.525520 0.007922 2.296690 0.015992 2.296065 0.016042
        0.05 0.507040 0.003285 0.507070 0.003294 2.264560 0.006798 2.264410 0.006704
        0.10 0.506705 0.002330 0.506475 0.002389 2.260435 0.005012 2.261585 0.004711
    """,
    ("generous_tit_for_tat", "generous_tit_for_tat"): """
        0.01 0.971240 0.000653 0.971145 0.000641 2.970195 0.000887 2.970670 0.000937
        0.05 0.873380 0.001132 0.873300 0.001120 2.857230 0.001836 2.857630 0.001860
        0.10 0.785265 0.001197 0.785225 0.001241 2.739230 0.002598 2.739430 0.002501
    """,
    ("win_stay_lose_shift", "win_stay_lose_shift"): """
        0.01 0.970735 0.000478 0.971325 0.000483 2.953255 0.001070 2.950305 0.001047
        0.05 0.863320 0.000881 0.863240 0.000937 2.774320 0.002319 2.774720 0.002147
        0.10 0.755075 0.001096 0.755650 0.001126 2.602430 0.002870 2.599555 0.002770
    """,
    ("generous_tit_for_tat", "defector"): """
        0.01 0.346015 0.000978 0.010335 0.000208 0.691830 0.001150 2.370230 0.003870
        0.05 0.381610 0.001072 0.049925 0.000488 0.798825 0.001787 2.457250 0.004054
        0.10 0.421720 0.001109 0.099365 0.000683 0.933335 0.002247 2.545110 0.004033
    """,
}


@pytest.mark.parametrize(("a", "b", "expected"), AXELROD)
def test_deterministic_matches_equal_those_of_axelrod(a, b, expected):
    assert play_match(a, b, turns=200, noise=0.0, seed=1) == expected
    swapped = play_match(b, a, turns=200, noise=0.0, seed=2)
    assert (swapped[1], swapped[0], swapped[3], swapped[2]) == expected


@pytest.mark.parametrize(("a", "b"), NOISY)
@pytest.mark.parametrize("row", range(3))
def test_noisy_matches_agree_with_axelrod_within_their_errors(a, b, row):
    noise, *figures = np.loadtxt(NOISY[a, b].strip().splitlines())[row].tolist()
    turns, repetitions = 1000, 20
    played = np.array(
        [play_match(a, b, turns=turns, noise=noise, seed=s) for s in range(repetitions)]
    )
    rates = played[:, [2, 3, 0, 1]] / turns
    expected, error = np.array(figures).reshape(4, 2).T
    own_error = rates.std(axis=0, ddof=1) / np.sqrt(repetitions)
    assert np.all(np.abs(rates.mean(axis=0) - expected) < 4 * np.hypot(error, own_error))


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
