"""Answer in kind."""

import dataclasses

from sim.choice import Mix, Situation
from sim.choice.kinds import leaning
from sim.quantities import Value, param


@dataclasses.dataclass(frozen=True)
class TitForTat:
    """Friendly at first and after friendly or no moves, hostile after hostile ones.

    Rapoport's strategy in Axelrod (1984), toward each state apart. Activity stays at the
    base rates. What was received is the sum of scores of last week's moves.
    """

    noise: Value = param(
        0.0,
        unit="1",
        source="trembling hand (Selten 1975); none by default",
        bounds=(0.0, 1.0),
    )

    def __call__(self, situation: Situation) -> Mix:
        """Friendly unless the other was hostile, slips apart."""
        peaceful = situation.received >= 0
        return leaning(situation, self.noise + (1 - 2 * self.noise) * peaceful)
