"""What a second source, the weekly score shares, says of each pair."""

from pathlib import Path

import numpy as np
import pandas as pd
from jaxtyping import Float

from sim.analysis.hindcast.shares import GDELT_FILE, read_shares
from sim.analysis.posture.events import PairWeeks

FEWEST = 8
"""Assumption: earlier weeks of a pair that its usual share and spread need (range 4 to 20)."""


def read_second(data: Path, table: PairWeeks) -> Float[np.ndarray, "week pair"]:
    """Readings of the second source in the table's weeks; 0 where it is silent or has no file.

    A reading is the pair's weekly share less the median of its earlier weeks, over the median of
    their absolute deviations, on a scale (the inverse hyperbolic sine) that tames spikes. It looks
    at no later week. Raises ValueError for a table that cannot be read.
    """
    if not (data / GDELT_FILE).is_file():
        return np.zeros(table.n.shape[:2])
    rows = read_shares(data)
    ends = np.sort(rows[["a", "b"]].to_numpy(dtype=str), axis=1)
    rows = rows.assign(a=ends[:, 0], b=ends[:, 1])
    shares = rows.pivot_table(index="week", columns=["a", "b"], values="score_share")
    usual = shares.expanding(FEWEST).median().shift(1)
    spread = (shares - usual).abs().expanding(FEWEST).median().shift(1)
    readings = ((shares - usual) / spread.where(spread > 0)).transform(np.arcsinh)
    pairs = pd.MultiIndex.from_tuples(table.pairs)
    there = readings.reindex(index=pd.DatetimeIndex(table.weeks), columns=pairs)
    return np.nan_to_num(there.to_numpy(dtype=float))
