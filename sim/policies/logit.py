"""Logit choice around base rates."""

import dataclasses

import numpy as np
from jaxtyping import Float

from sim.choice import Mix, Situation
from sim.choice.doctrine import CLIP
from sim.quantities import Value, param


@dataclasses.dataclass(frozen=True)
class Logit:
    """Base rates tilted by posture and, as far as `strategy` goes, by utility.

    Alternative-specific constants keep the status quo at its base rates. McFadden (1974);
    the precision of McKelvey and Palfrey (1995).
    """

    strategy: Value = param(
        1.0,
        unit="1",
        source="assumption: precision of strategic choice (MODEL 4), swept 0 to 2",
        range=(0.0, 2.0),
        bounds=(0.0, 2.0),
    )

    def __call__(self, situation: Situation) -> Mix:
        """Weights of moves are base rates times exp(score)."""
        score = situation.tilt + self.strategy * situation.utility + self._constants(situation)
        weight = situation.weights_at_base() * np.exp(np.clip(score, -CLIP, CLIP))
        return Mix(weight=weight, hold=situation.hold_at_base())

    def _constants(self, situation: Situation) -> Float[np.ndarray, "#run own_cell"]:
        place = np.interp(self.strategy, situation.grid, np.arange(len(situation.grid)))
        below = np.minimum(np.floor(place).astype(int), len(situation.grid) - 2)
        share = place - below
        low, high = situation.constants[below], situation.constants[below + 1]
        return np.atleast_2d(np.squeeze((1 - share)[..., None] * low + share[..., None] * high))
