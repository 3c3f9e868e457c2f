"""What a belief about a pair's posture says about the tone of each direction."""

from typing import Any

import numpy as np
from jaxtyping import Float

from sim.analysis.posture.filter import LOADING, Belief
from sim.analysis.posture.law import PostureLaw

SLOW = 2
"""S and A, the slow parts, come first in the state."""


def expected_tone(law: PostureLaw, belief: Belief) -> Float[np.ndarray, "... pair 2"]:
    """Mean tone of both directions, Goldstein points."""
    tone: Float[np.ndarray, "... pair 2"] = law.mu + belief.mean @ LOADING.T
    return tone


def slow_level(law: PostureLaw, belief: Belief) -> Float[np.ndarray, "... pair 2"]:
    """Mean slow level c of both directions, Goldstein points."""
    level: Float[np.ndarray, "... pair 2"] = law.mu + belief.mean[..., :SLOW] @ LOADING[:, :SLOW].T
    return level


def tone_variance(belief: Belief) -> Float[np.ndarray, "... pair 2"]:
    """Variance of the tone itself, without the noise of coding, squared Goldstein points."""
    half: Any = np.einsum("...ab,db->...da", belief.covariance, LOADING)
    variance: Float[np.ndarray, "... pair 2"] = np.einsum("...da,da->...d", half, LOADING)
    return variance
