"""Always hostile."""

import dataclasses

import numpy as np

from sim.choice import Mix, Situation
from sim.choice.kinds import leaning


@dataclasses.dataclass(frozen=True)
class Hawk:
    """Every move is hostile, at the pace of the base rates (Maynard Smith and Price 1973)."""

    def __call__(self, situation: Situation) -> Mix:
        """All weight on hostile moves."""
        return leaning(situation, np.zeros_like(situation.received))
