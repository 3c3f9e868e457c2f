"""Intervals and exact tests of a difference of two chances.

Where an outcome is 0 or 1, the interval of Student is too short when few runs differ, and has
no length when none does. One imagined run on either side of each count mends that: after
Bonett and Price (2012) for pairs, after Agresti and Caffo (2000) for separate samples. The
p-value is exact: that of McNemar (1947) for pairs, that of Fisher for separate samples.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from jaxtyping import Float
from scipy import stats


def chances_in(outcomes: pd.DataFrame, manifest: Mapping[str, Any]) -> frozenset[str]:
    """Outcomes of a study, a row a run, that are 1 in a run in which something happens, else 0."""
    told = manifest.get("outcomes") or {}
    names = [str(name) for name in outcomes]
    return frozenset(n for n in names if is_chance(outcomes[n].to_numpy(), told.get(n) or {}))


def is_chance(values: np.ndarray, about: Mapping[str, Any]) -> bool:
    """Whether an outcome is 1 in a run in which something happens, else 0.

    `values` has shape (run,); `about` is what its study says of it. Studies of older code do not
    tell: there it counts as one if its unit is 1 and all values are 0 or 1.
    """
    if "chance" in about:
        return bool(about["chance"])
    return about.get("units", "1") == "1" and bool(np.isin(values, (0.0, 1.0)).all())


def chance_row(
    first: Float[np.ndarray, " one"],
    second: Float[np.ndarray, " other"],
    paired: bool,
    level: float = 0.95,
) -> dict[str, float]:
    """Bounds `low` and `high` of the second chance less the first, and the exact `p_value`.

    Both say the same of zero. Where the interval, an approximation, and the exact test part,
    its end near zero is the test-based one of Miettinen (1976), the difference less the share of
    it that the test needs.
    """
    between, test = (paired_chances, mcnemar) if paired else (separate_chances, fisher)
    (low, high), p_value = between(first, second, level), test(first, second)
    if (low > 0 or high < 0) != (p_value < 1 - level):
        difference = float(second.mean() - first.mean())
        needed = stats.norm.isf((1 - level) / 2) / stats.norm.isf(p_value / 2)
        near = difference * float(1 - needed)
        low, high = (near, high) if difference > 0 else (low, near)
    return {"low": low, "high": high, "p_value": p_value}


def mcnemar(first: Float[np.ndarray, " run"], second: Float[np.ndarray, " run"]) -> float:
    """Exact two-sided p-value: of the pairs that differ, half should differ either way."""
    up, down = int((second > first).sum()), int((second < first).sum())
    return float(stats.binomtest(up, up + down).pvalue) if up + down else 1.0


def fisher(first: Float[np.ndarray, " one"], second: Float[np.ndarray, " other"]) -> float:
    """Exact two-sided p-value, given in how many runs of both samples together it happens."""
    rows = np.array([[values.sum(), (1 - values).sum()] for values in (first, second)], dtype=int)
    return float(stats.fisher_exact(rows)[1])


def paired_chances(
    first: Float[np.ndarray, " run"], second: Float[np.ndarray, " run"], level: float = 0.95
) -> tuple[float, float]:
    """Bounds of the second chance less the first, of pairs of runs (Bonett and Price 2012)."""
    runs = len(first)
    up = (float((second > first).sum()) + 1) / (runs + 2)
    down = (float((second < first).sum()) + 1) / (runs + 2)
    error = np.sqrt((up + down - (up - down) ** 2) / (runs + 2))
    return _around(up - down, float(error), level)


def separate_chances(
    first: Float[np.ndarray, " one"], second: Float[np.ndarray, " other"], level: float = 0.95
) -> tuple[float, float]:
    """Bounds of the second chance less the first, of separate runs (Agresti and Caffo 2000)."""
    one, other = ((float(values.sum()) + 1) / (len(values) + 2) for values in (first, second))
    error = np.sqrt(one * (1 - one) / (len(first) + 2) + other * (1 - other) / (len(second) + 2))
    return _around(other - one, float(error), level)


def _around(centre: float, error: float, level: float) -> tuple[float, float]:
    half = float(stats.norm.ppf((1 + level) / 2)) * error
    return max(-1.0, centre - half), min(1.0, centre + half)
