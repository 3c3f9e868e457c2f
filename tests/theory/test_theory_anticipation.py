import numpy as np
import pytest

from sim.theory.anticipation import equilibrium_odds, friendly_chance, gain, level_odds
from sim.theory.games import level_k_mix, logit_equilibrium

DILEMMA = (3.0, 0.0, 5.0, 1.0)
HUNT = (4.0, 0.0, 3.0, 2.0)
PENNIES = ((9.0, 0.0, 0.0, 1.0), (0.0, 1.0, 1.0, 0.0))


def matrix(game):
    return np.array([[game[0], game[1]], [game[2], game[3]]])


@pytest.mark.parametrize("precision", [0.1, 0.5, 1.0, 2.5])
@pytest.mark.parametrize("games", [(DILEMMA, DILEMMA), (HUNT, HUNT), PENNIES])
def test_without_reasons_outside_the_game_the_odds_are_the_quantal_response(games, precision):
    own, other = games
    # The traced branch takes the column player's payoffs by [row, column].
    row, _ = logit_equilibrium(matrix(own), matrix(other).T, precision)
    odds = equilibrium_odds(own, other, precision, np.zeros(3), np.zeros(3))
    assert friendly_chance(odds) == pytest.approx(np.full(3, row[0]), abs=1e-6)


def test_at_precision_zero_only_the_reasons_outside_the_game_count():
    odds = np.array([-1.0, 0.0, 2.0])
    assert np.allclose(equilibrium_odds(DILEMMA, DILEMMA, 0.0, odds, odds), odds)


def test_equilibrium_odds_answer_each_other():
    ours = equilibrium_odds(HUNT, DILEMMA, 0.8, 0.3, -0.4)
    theirs = equilibrium_odds(DILEMMA, HUNT, 0.8, -0.4, 0.3)
    assert ours == pytest.approx(0.3 + 0.8 * gain(HUNT, friendly_chance(theirs)))
    assert theirs == pytest.approx(-0.4 + 0.8 * gain(DILEMMA, friendly_chance(ours)))


@pytest.mark.parametrize("level", [1, 2, 3])
def test_levels_of_reasoning_are_those_of_level_k(level):
    mix = level_k_mix(matrix(HUNT), matrix(PENNIES[0]), 0.7, level)
    odds = level_odds(HUNT, PENNIES[0], 0.7, level, 0.0)
    assert friendly_chance(odds) == pytest.approx(mix[0])


def test_level_zero_does_what_it_would_do_anyway_and_no_level_is_negative():
    assert level_odds(DILEMMA, DILEMMA, 2.0, 0, 1.3) == pytest.approx(1.3)
    with pytest.raises(ValueError, match="level"):
        level_odds(DILEMMA, DILEMMA, 1.0, -1, 0.0)
