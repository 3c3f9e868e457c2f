"""The weekly tone that coders would have written down of a simulated posture."""

import numpy as np
from jaxtyping import Float

from sim.analysis.posture.law import PostureLaw

MOST = 10.0
"""Mean Goldstein scores lie between -10 and 10."""


def coded_tone(
    law: PostureLaw,
    posture: Float[np.ndarray, "run week pair 2"],
    n: Float[np.ndarray, "week pair 2"],
    seed: int,
) -> Float[np.ndarray, "run week pair 2"]:
    """Mean score of n events a week, points; 0 where n is 0.

    The error has variance noise_floor + noise_event / n, correlated between the directions, as the
    law says. The tone is cut to the scale.
    """
    error = np.random.default_rng(seed).standard_normal(posture.shape)
    shared = law.noise_correlation
    error[..., 1] = shared * error[..., 0] + np.sqrt(1 - shared**2) * error[..., 1]
    spread = np.sqrt(law.noise_variance(np.maximum(n, 1.0)))
    seen: Float[np.ndarray, "run week pair 2"]
    seen = np.clip(posture + spread * error, -MOST, MOST) * (n > 0)
    return seen
