"""How far the weekly tone of the data lies from that of the model, as distributions."""

import numpy as np
from jaxtyping import Bool, Float


def distances(
    data: Float[np.ndarray, "week dyad"],
    model: Float[np.ndarray, "run week dyad"],
    seen: Bool[np.ndarray, "week dyad"],
) -> tuple[Float[np.ndarray, " dyad"], Float[np.ndarray, "run dyad"]]:
    """Wasserstein distance to the pool of all runs: of the data, and of each run; points.

    The mean distance between quantiles of equal rank (Vallender 1974); nan without a week.
    """
    dyads = data.shape[1]
    own, others = np.full(dyads, np.nan), np.full((len(model), dyads), np.nan)
    for dyad in np.flatnonzero(seen.any(axis=0)):
        weeks = seen[:, dyad]
        pool = _quantiles(model[:, weeks, dyad].ravel(), int(weeks.sum()))
        own[dyad] = np.abs(np.sort(data[weeks, dyad]) - pool).mean()
        others[:, dyad] = np.abs(np.sort(model[:, weeks, dyad], axis=1) - pool).mean(axis=1)
    return own, others


def _quantiles(values: Float[np.ndarray, " value"], size: int) -> Float[np.ndarray, " quantile"]:
    return np.asarray(np.quantile(values, (np.arange(size) + 0.5) / size))
