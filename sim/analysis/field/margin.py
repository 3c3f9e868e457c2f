"""How far the best cell is ahead of the next that is not as good."""

from collections.abc import Mapping

import pandas as pd

from sim.analysis.compare import Compared, compare_pairing, pair

SAME = 1e-12
"""Share of the largest mean by which rounding lets means differ."""


def margins(studies: Mapping[str, Compared], signs: Mapping[str, int]) -> pd.DataFrame:
    """A row an outcome: its best cell, the next, and the difference between the two.

    Best is the highest mean where the sign is 1, the lowest where it is -1, and the next has
    another mean unless all are the same. Columns are `cell`, `next` and `difference`, `low` and
    `high`, in the outcome's unit, paired where luck is shared.
    """
    rows = {name: _margin(studies, name, sign) for name, sign in signs.items()}
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("outcome")


def _margin(studies: Mapping[str, Compared], outcome: str, sign: int) -> dict[str, object]:
    means = {label: float(study.outcomes[outcome].mean()) for label, study in studies.items()}
    best, *others = sorted(means, key=lambda label: -sign * means[label])
    least = SAME * max(map(abs, means.values()))
    apart = (label for label in others if abs(means[label] - means[best]) > least)
    following = next(apart, others[0])
    row = compare_pairing(pair(studies[following], studies[best])).loc[outcome]
    return {"cell": best, "next": following, **row[["difference", "low", "high"]]}
