"""Answer in kind, but forgive."""

import dataclasses

import numpy as np

from sim.choice import Mix, Situation
from sim.choice.kinds import leaning
from sim.quantities import Value, param


@dataclasses.dataclass(frozen=True)
class GenerousTitForTat:
    """Tit for tat that forgives a hostile week with some chance (Nowak and Sigmund 1992)."""

    forgiveness: Value = param(
        1 / 3,
        unit="1",
        source="optimum of Nowak and Sigmund (1992) for payoffs 5, 3, 1, 0",
        range=(0.1, 0.5),
        bounds=(0.0, 1.0),
    )
    noise: Value = param(
        0.0,
        unit="1",
        source="trembling hand (Selten 1975); none by default",
        bounds=(0.0, 1.0),
    )

    def __call__(self, situation: Situation) -> Mix:
        """Friendly unless the other was hostile and is not forgiven, slips apart."""
        intended = np.where(situation.received >= 0, 1.0, self.forgiveness)
        return leaning(situation, self.noise + (1 - 2 * self.noise) * intended)
