"""Two states that weigh friendly against hostile moves and anticipate each other.

A game is the four payoffs (reward, sucker, temptation, punishment) of friendly against
friendly, friendly against hostile, hostile against friendly and hostile against hostile.
"""

import numpy as np
from jaxtyping import Float

from sim.theory.values import Real, Values

Game = tuple[Real, Real, Real, Real]
Number = Float[np.ndarray, "..."]

STAGES = 20
"""Steps in which the precision is raised, so that the principal branch is followed."""

CORRECTIONS = 4
"""Newton steps at each precision."""


def friendly_chance(odds: Values) -> Number:
    """Chance of a friendly move from its log-odds."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.asarray(odds, dtype=float))))


def gain(game: Game, other_friendly: Values) -> Number:
    """What a friendly move pays beyond a hostile one, given the other's friendly chance."""
    reward, sucker, temptation, punishment = game
    slope = reward - sucker - temptation + punishment
    return np.asarray(sucker - punishment + slope * np.asarray(other_friendly, dtype=float))


def equilibrium_odds(
    own: Game, other: Game, precision: Values, own_odds: Values, other_odds: Values
) -> Number:
    """Own log-odds of a friendly move in logit equilibrium (McKelvey and Palfrey 1995).

    `own_odds` and `other_odds` are the log-odds that both sides have for reasons outside the
    game; with zeros this is the quantal response equilibrium of the 2 x 2 game. Follows the
    principal branch up from precision 0 by Newton's method, elementwise. `precision` is in
    inverse payoff units.
    """
    outside, theirs_outside = np.broadcast_arrays(
        np.asarray(own_odds, dtype=float), np.asarray(other_odds, dtype=float)
    )
    ours, theirs = outside.copy(), theirs_outside.copy()
    slopes = [game[0] - game[1] - game[2] + game[3] for game in (own, other)]
    for stage in range(1, STAGES + 1):
        now = np.asarray(precision) * stage / STAGES
        for _ in range(CORRECTIONS):
            chance, their_chance = friendly_chance(ours), friendly_chance(theirs)
            miss = ours - outside - now * gain(own, their_chance)
            their_miss = theirs - theirs_outside - now * gain(other, chance)
            pull = now * slopes[0] * their_chance * (1 - their_chance)
            their_pull = now * slopes[1] * chance * (1 - chance)
            size = 1.0 - pull * their_pull
            ours = ours - (miss + pull * their_miss) / size
            theirs = theirs - (their_miss + their_pull * miss) / size
    return np.asarray(ours)


def level_odds(own: Game, other: Game, precision: Values, level: int, own_odds: Values) -> Number:
    """Own log-odds of a friendly move at a level of reasoning (Stahl and Wilson 1995).

    Level 0 does what it does for reasons outside the game, and takes the other at level 0 to
    be friendly or hostile alike; level k answers the other at level k - 1 by logit. Raises
    ValueError for a negative level.
    """
    if level < 0:
        raise ValueError(f"level must be at least 0, not {level}")
    outside = np.asarray(own_odds, dtype=float)
    if level == 0:
        return outside
    theirs: Number = np.zeros_like(outside)
    if level > 1:
        theirs = level_odds(other, own, precision, level - 1, np.zeros_like(outside))
    return np.asarray(outside + np.asarray(precision) * gain(own, friendly_chance(theirs)))
