"""Times between events."""

import numpy as np
from jaxtyping import Float

DAYS = 7


def gaps(counts: Float[np.ndarray, "run week"]) -> Float[np.ndarray, " gap"]:
    """Days between successive weeks with an event of the same run; one infinite if none."""
    runs, weeks = np.nonzero(counts > 0)
    same = runs[1:] == runs[:-1]
    days = DAYS * (weeks[1:] - weeks[:-1])[same].astype(float)
    return days if len(days) else np.array([np.inf])
