"""Think a few steps ahead."""

import dataclasses

from sim.choice import Mix, Policy, Situation
from sim.choice.kinds import friendly_odds, shifted
from sim.quantities import Value, param
from sim.theory.anticipation import friendly_chance, level_odds


@dataclasses.dataclass(frozen=True)
class LevelK:
    """Another policy's mix, its friendly share moved by an answer to a level below.

    Stahl and Wilson (1995): level 1 answers an other that is friendly or hostile alike, level
    k an other at level k - 1, by logit in a 2 x 2 game of friendly against hostile; the
    payoffs are ordered as in the quantal response.
    """

    first: Policy
    level: int = param(
        2,
        unit="steps of reasoning",
        source="Stahl and Wilson (1995): most players at levels 1 and 2 (BK)",
        bounds=(0, 10),
    )
    payoffs: tuple[float, float, float, float] = (3.0, 0.0, 5.0, 1.0)
    other_payoffs: tuple[float, float, float, float] = (3.0, 0.0, 5.0, 1.0)
    precision: Value = param(
        0.5,
        unit="1/payoff",
        source="assumption: as for the quantal response",
        range=(0.1, 2.0),
        bounds=(0.0, 20.0),
    )

    def __call__(self, situation: Situation) -> Mix:
        """The first policy's mix with the friendly shares of this level."""
        mix = self.first(situation)
        outside = friendly_odds(situation, mix)
        odds = level_odds(self.payoffs, self.other_payoffs, self.precision, self.level, outside)
        return shifted(situation, mix, friendly_chance(odds))
