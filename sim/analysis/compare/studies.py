"""Compare whole studies."""

import pandas as pd

from sim.analysis.compare.paired import compare_outcomes
from sim.analysis.compare.pairing import Compared, Pairing, pair


def compare(first: Compared, second: Compared, *, level: float = 0.95) -> pd.DataFrame:
    """Second less first for every outcome, paired run by run where the studies share luck.

    Takes what `open_study` returns. The columns are those of `compare_outcomes`. Raises TypeError
    for anything else, as a path.
    """
    given: tuple[object, ...] = (first, second)
    for each in given:
        if not isinstance(each, Compared):
            said = type(each).__name__
            raise TypeError(f"compare takes studies, as open_study(DIR) returns them; not a {said}")
    return compare_pairing(pair(first, second), level=level)


def compare_pairing(pairing: Pairing, *, level: float = 0.95) -> pd.DataFrame:
    """Second less first for every outcome of studies that have been matched."""
    return compare_outcomes(
        pairing.first,
        pairing.second,
        chances=pairing.chances,
        paired=pairing.paired,
        level=level,
    )
