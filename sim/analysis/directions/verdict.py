"""What paired runs say of each direction."""

from collections.abc import Collection, Mapping, Sequence

import pandas as pd

from sim.analysis.compare import compare_outcomes
from sim.analysis.directions.claims import AGREES, DISAGREES, SILENT, Direction, Words

LEVEL = 0.99
NEGLIGIBLE = 0.2
"""Standard deviations below which two worlds count as alike."""


def judge(
    directions: Sequence[Direction],
    outcomes: Mapping[Words, pd.DataFrame],
    chances: Collection[str],
) -> pd.DataFrame:
    """One row a direction: the paired difference with its 99 % interval, and the verdict.

    `outcomes` holds the outcomes of every world by its words; `chances` are those that are 1
    where something happens and else 0.
    """
    return pd.DataFrame([_judged(row, outcomes, chances) for row in directions])


def _judged(
    row: Direction, outcomes: Mapping[Words, pd.DataFrame], chances: Collection[str]
) -> dict[str, object]:
    first, second = outcomes[row.against][[row.outcome]], outcomes[row.cause][[row.outcome]]
    compared = compare_outcomes(first, second, chances=chances, level=LEVEL)
    found = {str(name): float(compared[name].iloc[0]) for name in compared}
    verdict = _verdict(row.sign, found)
    return {"claim": row.claim, "outcome": row.outcome, "verdict": verdict, **found}


def _verdict(sign: str, found: Mapping[str, float]) -> str:
    if sign == "never":
        return AGREES if found["second"] == 0 else DISAGREES
    if sign == "0":
        return _alike(found)
    low, high = found["low"], found["high"]
    if sign == "-":
        low, high = -high, -low
    if low > 0:
        return AGREES
    return DISAGREES if high < 0 else SILENT


def _alike(found: Mapping[str, float]) -> str:
    """Whether the whole interval is negligible, or the whole of it is not."""
    low, high, little = found["low"], found["high"], NEGLIGIBLE * found["pooled_sd"]
    if max(abs(low), abs(high)) <= little:
        return AGREES
    return DISAGREES if low > little or high < -little else SILENT
