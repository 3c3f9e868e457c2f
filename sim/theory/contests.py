"""Contest success: how effort becomes a chance to win."""

import numpy as np
from jaxtyping import Float

from sim.theory.values import Values


def tullock(
    effort_a: Values, effort_b: Values, decisiveness: Values = 1.0
) -> Float[np.ndarray, "..."]:
    """Chance that a wins, `a^m/(a^m + b^m)` (Tullock 1980; BK; one half without any effort).

    Efforts in one unit, not negative; `decisiveness` m positive: 1, 2 and 4 are the linear, square
    and quartic vote rules of KTAB. Elementwise; raises ValueError outside these ranges.
    """
    own, other, power = np.broadcast_arrays(
        *(np.asarray(value, dtype=float) for value in (effort_a, effort_b, decisiveness))
    )
    if np.any((own < 0) | (other < 0) | (power <= 0)):
        raise ValueError("efforts must not be negative and decisiveness must be positive")
    most = np.maximum(own, other)
    # Relative efforts keep large powers from overflowing.
    scale = np.where(most > 0, most, 1.0)
    strength = np.where(most > 0, own / scale, 1.0) ** power
    rival = np.where(most > 0, other / scale, 1.0) ** power
    return np.asarray(strength / (strength + rival))
