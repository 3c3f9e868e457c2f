"""Compare whole studies."""

import pandas as pd

from sim.analysis.compare.chances import is_chance, paired_chances, separate_chances
from sim.analysis.compare.paired import compare_outcomes
from sim.analysis.compare.pairing import Compared, Pairing, pair


def compare(first: Compared, second: Compared, *, level: float = 0.95) -> pd.DataFrame:
    """Second less first for every outcome, paired run by run where the studies share luck.

    Takes what `open_study` returns. The columns are those of `compare_outcomes`; intervals of
    chances are those of Bonett and Price (2012), or of Agresti and Caffo (2000) unpaired.
    Raises TypeError for anything else, as a path.
    """
    given: tuple[object, ...] = (first, second)
    for each in given:
        if not isinstance(each, Compared):
            said = type(each).__name__
            raise TypeError(f"compare takes studies, as open_study(DIR) returns them; not a {said}")
    return compare_pairing(pair(first, second), level=level)


def compare_pairing(pairing: Pairing, *, level: float = 0.95) -> pd.DataFrame:
    """Second less first for every outcome of studies that have been matched."""
    first, second = pairing.first, pairing.second
    table = compare_outcomes(first, second, paired=pairing.paired, level=level)
    between = paired_chances if pairing.paired else separate_chances
    for name in map(str, table.index):
        one, other = first[name].to_numpy(float), second[name].to_numpy(float)
        if is_chance(one, other):
            table.loc[name, ["low", "high"]] = between(one, other, level)
    return table
