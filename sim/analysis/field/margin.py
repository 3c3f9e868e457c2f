"""How far the best cell is ahead of the next."""

from collections.abc import Mapping

import pandas as pd

from sim.analysis.compare import Compared, compare_pairing, pair


def margins(studies: Mapping[str, Compared], signs: Mapping[str, int]) -> pd.DataFrame:
    """A row an outcome: its best cell, the next, and the difference between the two.

    Best is the highest mean where the sign is 1, the lowest where it is -1. Columns are `cell`,
    `next` and `difference`, `low` and `high`, in the outcome's unit, paired where luck is shared.
    """
    rows = {name: _margin(studies, name, sign) for name, sign in signs.items()}
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("outcome")


def _margin(studies: Mapping[str, Compared], outcome: str, sign: int) -> dict[str, object]:
    means = {label: float(study.outcomes[outcome].mean()) for label, study in studies.items()}
    best, following = sorted(means, key=lambda label: -sign * means[label])[:2]
    row = compare_pairing(pair(studies[following], studies[best])).loc[outcome]
    return {"cell": best, "next": following, **row[["difference", "low", "high"]]}
