"""Logit choice around base rates."""

import dataclasses
from functools import lru_cache

import numpy as np
from jaxtyping import Float, Int

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
        score = self.strategy * situation.utility
        score += situation.tilt
        score += self._constants(situation)
        np.clip(score, -CLIP, CLIP, out=score)
        np.exp(score, out=score)
        score *= situation.weights_at_base()
        return Mix(weight=score, hold=situation.hold_at_base())

    def reasons(self, situation: Situation) -> dict[str, Float[np.ndarray, "run own_cell"]]:
        """What adds up to the score before it is clipped."""
        return {
            "posture": situation.tilt,
            "utility": self.strategy * situation.utility,
            "constant": np.broadcast_to(self._constants(situation), situation.tilt.shape),
        }

    def _constants(self, situation: Situation) -> Float[np.ndarray, "_ own_cell"]:
        below, share = _between(self.strategy, situation.grid)
        low, high = situation.constants[below], situation.constants[below + 1]
        return (1 - share) * low + share * high


def _between(
    strategy: Value, grid: Float[np.ndarray, " grid"]
) -> tuple[Int[np.ndarray, " _"], Float[np.ndarray, "_ 1"]]:
    """The point of the grid below each value, and how far the value lies towards the next."""
    values = np.atleast_1d(np.asarray(strategy, dtype=float)).reshape(-1)
    return _places(values.tobytes(), grid.tobytes())


@lru_cache(maxsize=64)
def _places(
    strategy: bytes, points: bytes
) -> tuple[Int[np.ndarray, " _"], Float[np.ndarray, "_ 1"]]:
    # The same in every week, and asked by every state.
    values, grid = np.frombuffer(strategy), np.frombuffer(points)
    place = np.interp(values, grid, np.arange(len(grid)))
    below = np.minimum(place.astype(int), len(grid) - 2)
    return below, (place - below)[:, None]
