import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from sim.theory.games import logit_equilibrium
from sim.theory.quantal import logit_response

NINE = ([[9.0, 0.0], [0.0, 1.0]], [[0.0, 1.0], [1.0, 0.0]])
FOUR = ([[4.0, 0.0], [0.0, 1.0]], [[0.0, 1.0], [1.0, 0.0]])
OCHS = ([[1.1141, 0.0], [0.0, 0.2785]], [[0.0, 1.1141], [1.1141, 0.0]])

# First actions' chances traced by Gambit 16.7.0 (Savani and Turocy) on asymmetric matching pennies:
# game, precision, row, column. OCHS is game 3 of Ochs (1995) in 1982 pennies.
GAMBIT = [
    (NINE, 0.10000000000003653, 0.5975156761941243, 0.495124370735499),
    (NINE, 0.25000000000840245, 0.7175007169015217, 0.47283917355562377),
    (NINE, 0.5000000004159652, 0.8306705914605372, 0.41807746681040303),
    (NINE, 1.0000000007296386, 0.8935763305754392, 0.31278037489685234),
    (NINE, 2.0000000000008775, 0.8607543943409786, 0.19107849431741097),
    (NINE, 3.999999999998404, 0.741682312227349, 0.12636827063644152),
    (FOUR, 0.10000000000000417, 0.5371986496951233, 0.4981400760940701),
    (FOUR, 0.24999999999956607, 0.5892945945764645, 0.4888400294559552),
    (FOUR, 0.5000000000001859, 0.657419466543426, 0.46072620318516344),
    (FOUR, 1.0000000000086167, 0.7219371538843455, 0.3908181874617032),
    (FOUR, 1.999999991559884, 0.719042780892442, 0.2939718447888002),
    (FOUR, 3.9999999914238376, 0.6503186687224647, 0.2310220122988138),
    (OCHS, 0.5000000000618909, 0.549653975487397, 0.4861736522984296),
    (OCHS, 0.9999999983437581, 0.5867840365676574, 0.45180703152187807),
    (OCHS, 1.8456097536855889, 0.615651314427859, 0.38329094004562897),
    (OCHS, 3.999999991720448, 0.6070475506725964, 0.27806235020961584),
]
PAYOFF = arrays(float, (3, 4), elements=st.floats(-5, 5, width=32))


@pytest.mark.parametrize(("game", "precision", "row", "column"), GAMBIT)
def test_the_equilibrium_matches_gambit(game, precision, row, column):
    mix_row, mix_column = logit_equilibrium(*game, precision)
    np.testing.assert_allclose(mix_row, [row, 1 - row], atol=1e-10)
    np.testing.assert_allclose(mix_column, [column, 1 - column], atol=1e-10)


def test_precision_1_8456_fits_the_frequencies_of_ochs_best():
    # Ochs (1995): .527 and .366 of 128 choices; Gambit's estimate 1.8456, log-likelihood -174.765.
    def log_likelihood(precision):
        row, column = logit_equilibrium(*OCHS, precision)
        observed = np.array([0.527, 0.473, 0.366, 0.634]) * 128
        return float((observed * np.log(np.concatenate((row, column)))).sum())

    best = log_likelihood(1.8456097536855864)
    assert best == pytest.approx(-174.76453191087444, abs=1e-6)
    assert best > max(log_likelihood(1.83), log_likelihood(1.86))


@settings(max_examples=30, deadline=None)
@given(PAYOFF, PAYOFF, st.floats(0, 3))
def test_each_mix_is_the_logit_response_to_the_other(payoff_row, payoff_column, precision):
    row, column = logit_equilibrium(payoff_row, payoff_column, precision)
    np.testing.assert_allclose(logit_response(payoff_row @ column, precision), row, atol=1e-8)
    np.testing.assert_allclose(logit_response(row @ payoff_column, precision), column, atol=1e-8)
    assert row.sum() == pytest.approx(1)
    assert column.sum() == pytest.approx(1)


@settings(max_examples=20, deadline=None)
@given(PAYOFF, PAYOFF)
def test_without_precision_every_mix_is_uniform(payoff_row, payoff_column):
    row, column = logit_equilibrium(payoff_row, payoff_column, 0.0)
    np.testing.assert_array_equal(row, np.full(3, 1 / 3))
    np.testing.assert_array_equal(column, np.full(4, 0.25))


@settings(max_examples=20, deadline=None)
@given(PAYOFF, PAYOFF, st.floats(0.1, 2))
def test_exchanging_the_players_exchanges_the_mixes(payoff_row, payoff_column, precision):
    row, column = logit_equilibrium(payoff_row, payoff_column, precision)
    other_row, other_column = logit_equilibrium(payoff_column.T, payoff_row.T, precision)
    np.testing.assert_allclose(other_row, column, atol=1e-8)
    np.testing.assert_allclose(other_column, row, atol=1e-8)


def test_great_precision_approaches_the_mixed_nash_equilibrium():
    row, column = logit_equilibrium(*FOUR, 2000.0)
    np.testing.assert_allclose(row, [0.5, 0.5], atol=1e-3)
    np.testing.assert_allclose(column, [0.2, 0.8], atol=1e-3)


def test_the_branch_ends_in_the_risk_dominant_equilibrium_of_a_coordination_game():
    # Stag hunt in which hare is risk dominant (Harsanyi and Selten 1988).
    row, column = logit_equilibrium([[4.0, 0.0], [3.0, 3.0]], [[4.0, 3.0], [0.0, 3.0]], 20.0)
    assert row[1] > 0.999
    assert column[1] > 0.999


def test_a_dominant_action_is_played_more_often_with_more_precision():
    dilemma = ([[3.0, 0.0], [5.0, 1.0]], [[3.0, 5.0], [0.0, 1.0]])
    defection = [logit_equilibrium(*dilemma, precision)[0][1] for precision in (0, 0.5, 1, 2, 4)]
    assert np.all(np.diff(defection) > 0)


def test_one_action_a_player_is_a_game_without_choice():
    row, column = logit_equilibrium([[1.0]], [[2.0]], 3.0)
    assert row == column == [1.0]


@pytest.mark.parametrize(
    ("payoff_row", "payoff_column", "precision"),
    [([[1.0]], [[1.0, 2.0]], 1.0), ([[1.0]], [[1.0]], -1.0), ([[1.0]], [[1.0]], np.inf)],
)
def test_bad_games_are_refused(payoff_row, payoff_column, precision):
    with pytest.raises(ValueError, match="payoff|precision"):
        logit_equilibrium(payoff_row, payoff_column, precision)


def test_logit_response_is_vectorised_over_runs_and_stable_for_large_utilities():
    utility = np.array([[1000.0, 0.0, -5.0], [1.0, 1.0, 1.0]])
    mixes = logit_response(utility, [1.0, 9.0])
    np.testing.assert_allclose(mixes, [[1, 0, 0], [1 / 3, 1 / 3, 1 / 3]], atol=1e-12)
