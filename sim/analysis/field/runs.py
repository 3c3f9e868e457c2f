"""Outcomes of all cells, resampled over runs."""

import dataclasses
from collections.abc import Mapping

import numpy as np
import pandas as pd
from jaxtyping import Float

RESAMPLES = 500
"""Bootstrap samples: the standard error of a chance of one half is .02."""


@dataclasses.dataclass(frozen=True)
class Runs:
    """Outcomes of each cell, a row a run; where `paired`, all cells hold the same runs."""

    frames: Mapping[str, pd.DataFrame]
    paired: bool
    seed: int = 0

    def samples(self, outcome: str) -> list[Float[np.ndarray, " run"]]:
        """One outcome of each cell."""
        return [frame[outcome].to_numpy(dtype=float) for frame in self.frames.values()]

    def weights(self) -> list[Float[np.ndarray, "resample run"]]:
        """Share of each run in each bootstrap sample (Efron 1979), a table a cell.

        Cells with the same runs are resampled together, so that common luck still cancels.
        """
        rng = np.random.default_rng(self.seed)
        sizes = [len(frame) for frame in self.frames.values()]
        if self.paired:
            return [_shares(rng, sizes[0])] * len(sizes)
        return [_shares(rng, size) for size in sizes]


def match(frames: Mapping[str, pd.DataFrame], paired: bool) -> Runs:
    """Cells with the runs that all of them hold where they are paired.

    Raises ValueError where fewer than two runs are left.
    """
    kept = dict(frames)
    if paired:
        shared = next(iter(frames.values())).index
        for frame in frames.values():
            shared = shared.intersection(frame.index)
        kept = {label: frame.loc[shared] for label, frame in frames.items()}
    if min(len(frame) for frame in kept.values()) < 2:
        raise ValueError("the cells share fewer than two runs; allowed are two or more")
    return Runs(kept, paired)


def _shares(rng: np.random.Generator, runs: int) -> Float[np.ndarray, "resample run"]:
    drawn: np.ndarray = rng.multinomial(runs, np.full(runs, 1 / runs), size=RESAMPLES) / runs
    return drawn
