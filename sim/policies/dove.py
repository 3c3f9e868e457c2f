"""Never hostile."""

import dataclasses

import numpy as np

from sim.choice import Mix, Situation
from sim.choice.kinds import leaning


@dataclasses.dataclass(frozen=True)
class Dove:
    """Every move is friendly, at the pace of the base rates (Maynard Smith and Price 1973)."""

    def __call__(self, situation: Situation) -> Mix:
        """All weight on friendly moves."""
        return leaning(situation, np.ones_like(situation.received))
