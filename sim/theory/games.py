"""Two-player games: repeated matches, their stationary law, and equilibria of bounded reason."""

import numpy as np
from jaxtyping import Float

from sim.theory.quantal import logit_equilibrium, logit_response
from sim.theory.strategies import STRATEGIES, Strategy
from sim.theory.values import Real, Values

__all__ = ["level_k_mix", "logit_equilibrium", "memory_one_law", "memory_one_score", "play_match"]

Payoffs = tuple[Real, Real, Real, Real]
# Reward, sucker, temptation, punishment: the standard game of Axelrod (1984).
STANDARD: Payoffs = (3, 0, 5, 1)


def _strategy(name: str) -> Strategy:
    if name not in STRATEGIES:
        raise ValueError(f"unknown strategy {name!r}; allowed: {', '.join(sorted(STRATEGIES))}")
    return STRATEGIES[name]


def play_match(  # noqa: PLR0913 - a match is two players and four conditions
    strategy_a: str,
    strategy_b: str,
    *,
    turns: int,
    noise: Real,
    seed: int,
    payoffs: Payoffs = STANDARD,
) -> tuple[Real, Real, int, int]:
    """Play the repeated Prisoner's Dilemma (Axelrod 1984; noise as in Knight et al. 2016).

    `noise` is the chance that a chosen action is carried out the other way round, for each player
    and turn; `payoffs` are reward, sucker, temptation, punishment. Returns the total score of a and
    of b, and how often each cooperated. Raises ValueError on an unknown name, negative turns, or
    noise outside 0..1.
    """
    choose_a, choose_b = _strategy(strategy_a), _strategy(strategy_b)
    if turns < 0 or not 0.0 <= noise <= 1.0:
        raise ValueError(f"turns must be at least 0 and noise in 0..1, not {turns} and {noise}")
    uniforms = np.random.default_rng(seed).random((turns, 4)).tolist()
    history_a: list[bool] = []
    history_b: list[bool] = []
    for own_a, own_b, slip_a, slip_b in uniforms:
        action_a = choose_a(history_a, history_b, own_a) != (slip_a < noise)
        action_b = choose_b(history_b, history_a, own_b) != (slip_b < noise)
        history_a.append(action_a)
        history_b.append(action_b)
    score_a = _score(history_a, history_b, payoffs)
    score_b = _score(history_b, history_a, payoffs)
    return score_a, score_b, sum(history_a), sum(history_b)


def _score(own: list[bool], other: list[bool], payoffs: Payoffs) -> Real:
    table = {(True, True): 0, (True, False): 1, (False, True): 2, (False, False): 3}
    return sum(payoffs[table[pair]] for pair in zip(own, other, strict=True))


def memory_one_law(
    chances_a: Values, chances_b: Values, noise: Real
) -> Float[np.ndarray, " outcome"]:
    """Stationary law over CC, CD, DC, DD of two memory-one strategies (Nowak and Sigmund 1993; BK).

    `chances` are each player's own chances to cooperate after the outcomes CC, CD, DC, DD as it
    sees them (its own action first), `noise` the chance that an action is carried out the other way
    round. Returns four probabilities, from a's point of view. With `noise` strictly between 0 and 1
    the law is unique.
    """
    intended_a = np.asarray(chances_a, dtype=float)
    intended_b = np.asarray(chances_b, dtype=float)[[0, 2, 1, 3]]
    row, column = (noise + (1.0 - 2.0 * noise) * p for p in (intended_a, intended_b))
    moves = np.stack(
        (row * column, row * (1 - column), (1 - row) * column, (1 - row) * (1 - column)), axis=-1
    )
    # Stationarity and the sum of one, as one overdetermined but consistent linear system.
    equations = np.vstack((moves.T - np.eye(4), np.ones(4)))
    return np.asarray(np.linalg.lstsq(equations, np.array([0.0, 0, 0, 0, 1]), rcond=None)[0])


def memory_one_score(law: Values, payoffs: Payoffs = STANDARD) -> tuple[float, float]:
    """Cooperation rate and mean payoff a turn of player a under a law over CC, CD, DC, DD."""
    chance = np.asarray(law, dtype=float)
    return float(chance[:2].sum()), float((chance * np.asarray(payoffs, dtype=float)).sum())


def level_k_mix(
    payoff_own: Values, payoff_other: Values, precision: Real, level: int
) -> Float[np.ndarray, " action"]:
    """Mix of a level-k player with logit responses (Stahl and Wilson 1995; BK; level 0 is uniform).

    `payoff_own` is indexed [own action, other's action], `payoff_other` [other's action, own
    action]; `precision` is in inverse payoff units. Raises ValueError when `level` is negative.
    """
    if level < 0:
        raise ValueError(f"level must be at least 0, not {level}")
    own = np.asarray(payoff_own, dtype=float)
    if level == 0:
        return np.full(own.shape[0], 1.0 / own.shape[0])
    expected = level_k_mix(payoff_other, payoff_own, precision, level - 1)
    return logit_response((own * expected).sum(axis=-1), precision)
