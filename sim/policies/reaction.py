"""Base rates tilted by posture, without strategy."""

import dataclasses

import numpy as np

from sim.choice import Mix, Situation


@dataclasses.dataclass(frozen=True)
class Reaction:
    """The reference behaviour: what event data say of moves, strategy left out (lambda = 0)."""

    def __call__(self, situation: Situation) -> Mix:
        """Weights of moves are base rates times exp(tilt)."""
        weight = situation.weights_at_base() * np.exp(situation.tilt)
        return Mix(weight=weight, hold=situation.hold_at_base())
