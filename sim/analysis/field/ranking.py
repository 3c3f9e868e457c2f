"""Which cell comes first, and how sure that is."""

import numpy as np
import pandas as pd
from jaxtyping import Float

from sim.analysis.field.runs import Runs


def rank_chances(runs: Runs, outcome: str, sign: int = 1) -> pd.DataFrame:
    """Chance of each rank of each cell by its mean: share of bootstrap samples over runs.

    Rank 1 is the highest mean where `sign` is 1, the lowest where it is -1. Cells that tie share
    their ranks. A row a cell, a column a rank.
    """
    weights = runs.weights()
    samples = runs.samples(outcome)
    means = np.stack([w @ values for w, values in zip(weights, samples, strict=True)], axis=1)
    return pd.DataFrame(
        _chances(sign * means), index=list(runs.frames), columns=range(1, len(samples) + 1)
    )


def _chances(scores: Float[np.ndarray, "resample cell"]) -> Float[np.ndarray, "cell rank"]:
    # Means of equal runs differ in their last bits; those are ties.
    scores = np.round(scores, 12)
    cells = scores.shape[1]
    chances = np.zeros((cells, cells))
    for cell in range(cells):
        above = (scores > scores[:, [cell]]).sum(axis=1)
        ties = (scores == scores[:, [cell]]).sum(axis=1)
        for rank in range(cells):
            here = (above <= rank) & (rank < above + ties)
            chances[cell, rank] = np.where(here, 1 / ties, 0.0).mean()
    return chances
