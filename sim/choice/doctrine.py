"""How strongly a state follows its utility, and what it cares about."""

import dataclasses
from collections.abc import Mapping
from typing import Protocol, runtime_checkable

import numpy as np
from jaxtyping import Float

from sim.choice.situation import Mix, Situation
from sim.quantities import Value, param
from sim.world import World
from sim.world.flags import between_parties

CLIP = 3.0
"""Bound of a score: chances stay within exp(3) of their base rates (MODEL 4)."""


@runtime_checkable
class Policy(Protocol):
    """How a state chooses: from its situation to a mix of moves."""

    def __call__(self, situation: Situation) -> Mix: ...


@dataclasses.dataclass(frozen=True)
class Doctrine:
    """A state's policy and the weights of its utility terms."""

    policy: Policy
    weights: Mapping[str, float]


@dataclasses.dataclass(frozen=True)
class Choice:
    """How far the posture of a dyad tilts the mix of its moves."""

    spread: Value = param(
        12.0,
        unit="Goldstein squared",
        source="slope of the move mix on shifts of tone to one, event data (MODEL 4)",
        range=(9.0, 16.0),
        bounds=(1.0, 1000.0),
    )
    spread_at_war: Value = param(
        30.0,
        unit="Goldstein squared",
        source="the same for RUS-UKR (MODEL 4)",
        range=(22.0, 40.0),
        bounds=(1.0, 1000.0),
    )

    def tilt(self, world: World) -> Float[np.ndarray, "run cell"]:
        """Score of each cell from the deviation of posture from its resting level, clipped."""
        at_war = between_parties(world)
        spread = np.where(at_war, self.spread_at_war, self.spread)
        shift = (world.posture - world.resting) / spread
        score = shift[:, world.repertoire.dyad]
        score *= world.repertoire.goldstein
        return np.clip(score, -CLIP, CLIP, out=score)
