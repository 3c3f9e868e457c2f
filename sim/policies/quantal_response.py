"""Choose in equilibrium with the others' noisy choices."""

import dataclasses

import numpy as np

from sim.choice import Mix, Policy, Situation
from sim.choice.kinds import friendly_odds, shifted
from sim.quantities import Value, param
from sim.theory.anticipation import equilibrium_odds, friendly_chance


@dataclasses.dataclass(frozen=True)
class QuantalResponse:
    """Another policy's mix, its friendly share moved to a logit equilibrium of a 2 x 2 game.

    McKelvey and Palfrey (1995). Each dyad plays friendly against hostile with its payoffs;
    the mix of `first` gives the log-odds outside the game, and the other state is taken to
    have none. The payoffs are those of friendly against friendly, friendly against hostile,
    hostile against friendly and hostile against hostile.
    """

    first: Policy
    payoffs: tuple[float, float, float, float] = (3.0, 0.0, 5.0, 1.0)
    other_payoffs: tuple[float, float, float, float] = (3.0, 0.0, 5.0, 1.0)
    precision: Value = param(
        0.5,
        unit="1/payoff",
        source="assumption: two units of payoff make a move nearly three times as likely",
        range=(0.1, 2.0),
        bounds=(0.0, 20.0),
    )

    def __call__(self, situation: Situation) -> Mix:
        """The first policy's mix with the friendly shares of equilibrium."""
        mix = self.first(situation)
        outside = friendly_odds(situation, mix)
        odds = equilibrium_odds(
            self.payoffs, self.other_payoffs, self.precision, outside, np.zeros_like(outside)
        )
        return shifted(situation, mix, friendly_chance(odds))
