"""Threats that may be believed, and the cost of backing down from them."""

import numpy as np
from jaxtyping import Float

from sim.theory.values import Values

Number = Float[np.ndarray, "..."]


def concession_chance(
    cost: Values, stake: Values, credibility: Values, weights: tuple[Values, Values, Values]
) -> Number:
    """Chance that the target of a threat concedes, `logistic(k0 + k1 (cost - stake) + k2 c)`.

    `cost` is what resisting costs the target (% of GDP a year, or felt threat), `stake` what
    conceding costs it at home, `credibility` the share of the sender's threats that were carried
    out; `weights` are k0, k1, k2. Elementwise. Schelling (1966) for the three ingredients, Morgan,
    Bapat and Krustev (2009) for costs and credibility in the outcomes of sanctions threats.
    """
    constant, on_cost, on_credibility = (np.asarray(weight, dtype=float) for weight in weights)
    margin = np.asarray(cost, dtype=float) - np.asarray(stake, dtype=float)
    score = constant + on_cost * margin + on_credibility * np.asarray(credibility, dtype=float)
    return np.asarray(1.0 / (1.0 + np.exp(-score)))


def threat_value(chance: Values, audience_cost: Values, prize: Values = 1.0) -> Number:
    """What a threat is worth, `q B - (1 - q) a`: the prize or the cost of backing down.

    Fearon (1994); all in units of the prize.
    """
    conceded = np.asarray(chance, dtype=float)
    return np.asarray(conceded * np.asarray(prize) - (1.0 - conceded) * np.asarray(audience_cost))


def credibility(
    carried_out: Values, tested: Values, prior_carried_out: Values, prior_tested: Values
) -> Number:
    """Share of tested threats that were carried out, with a prior worth `prior_tested` threats.

    Posterior mean of a Beta-Bernoulli belief about resolve; reputation as in Sartori (2002).
    """
    good = np.asarray(carried_out, dtype=float) + np.asarray(prior_carried_out, dtype=float)
    return np.asarray(good / (np.asarray(tested, dtype=float) + np.asarray(prior_tested)))


def open_share(opening: Values, closing: Values) -> Number:
    """Share of weeks in which a threat is open, from weekly chances to open and to close.

    Stationary law of a two-state Markov chain, `p / (p + r)`; zero where neither happens.
    """
    begin, end = np.asarray(opening, dtype=float), np.asarray(closing, dtype=float)
    return np.asarray(
        np.divide(begin, begin + end, out=np.zeros_like(begin + end), where=begin > 0)
    )
