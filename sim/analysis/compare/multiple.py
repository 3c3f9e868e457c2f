"""Many comparisons at once."""

import numpy as np
from jaxtyping import Float


def holm(p_values: Float[np.ndarray, " test"]) -> Float[np.ndarray, " test"]:
    """P-values corrected for their number by Holm's (1979) step-down method.

    Undefined values (no variation, no difference) count as one.
    """
    filled = np.where(np.isfinite(p_values), p_values, 1.0)
    order = np.argsort(filled, kind="stable")
    stepped = filled[order] * np.arange(len(filled), 0, -1)
    corrected = np.empty_like(filled)
    corrected[order] = np.minimum(np.maximum.accumulate(stepped), 1.0)
    return corrected
