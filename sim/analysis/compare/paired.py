"""Differences of outcomes between two studies, paired run by run.

With common random numbers run 7 of one scenario and run 7 of another share their luck, so
the variance of their difference is smaller than that of independent runs (Law 2015, ch. 11).
"""

from collections.abc import Collection

import numpy as np
import pandas as pd
from scipy import stats

from sim.analysis.compare.chances import chance_row

COLUMNS = (
    "first",
    "second",
    "difference",
    "low",
    "high",
    "standardised",
    "pooled_sd",
    "p_value",
    "pairing",
    "runs_needed",
)
PRECISION = 0.1
"""Half-width, in standard deviations, that `runs_needed` would reach."""

ROUNDING = 1e-12
"""Differences smaller than this share of the largest value are those of arithmetic, and none."""

NOTHING = 1e-15
"""Below this a number is what arithmetic has left of zero, whatever its unit."""


def compare_outcomes(
    first: pd.DataFrame,
    second: pd.DataFrame,
    *,
    chances: Collection[str],
    paired: bool = True,
    level: float = 0.95,
) -> pd.DataFrame:
    """Second minus first for every outcome that both studies have, one row an outcome.

    `low` and `high` bound the mean difference at the level; `standardised` is the difference
    in pooled standard deviations (Cohen's d), `pooled_sd` one of them in the outcome's unit.
    Where neither study varies, that is 0, and a difference, the same in every run, is infinite;
    `pairing` is the factor by which pairing cuts the variance of the difference; `runs_needed`
    gives a half-width of a tenth of a standard deviation. Without pairing the interval is
    Welch's. The interval and p-value of `chances`, outcomes that are 1 where something happens
    and else 0, are those of `chance_row`. Raises ValueError where paired studies hold different
    runs.
    """
    if paired and not first.index.equals(second.index):
        raise ValueError("paired studies must hold the same runs; compare them unpaired")
    names = [name for name in first.columns if name in second.columns]
    rows = []
    for name in names:
        one, other = first[name].to_numpy(float), second[name].to_numpy(float)
        own = chance_row(one, other, paired, level) if name in chances else {}
        rows.append({**_row(one, other, paired, level), **own})
    return pd.DataFrame(rows, index=pd.Index(names, name="outcome"), columns=list(COLUMNS))


def _row(first: np.ndarray, second: np.ndarray, paired: bool, level: float) -> dict[str, float]:
    means, least = (float(first.mean()), float(second.mean())), _least(first, second)
    gaps = _settled(second - first, least) if paired else np.array([means[1] - means[0]])
    # What is left of gaps that cancel is rounding too.
    difference = float(_settled(gaps.mean(), least))
    separate = first.var(ddof=1) + second.var(ddof=1)
    spread = float(_settled(np.sqrt(separate / 2), least))
    error, freedom, variance = _error(first, second, gaps if paired else None)
    half = float(stats.t.ppf((1 + level) / 2, freedom)) * error
    constant = error == 0 or spread == 0
    return {
        "first": means[0],
        "second": means[1],
        "difference": difference,
        "low": difference - half,
        "high": difference + half,
        "standardised": _in_deviations(difference, spread),
        "pooled_sd": spread,
        "p_value": _p_value(difference, error, freedom),
        "pairing": 1.0 if constant or not paired else float(separate / variance),
        "runs_needed": 2.0
        if spread == 0
        else max(2.0, np.ceil(variance * (1.96 / (PRECISION * spread)) ** 2)),
    }


def _least(first: np.ndarray, second: np.ndarray) -> float:
    """Up to which size a number made of these values is what rounding has left of zero."""
    return max(ROUNDING * float(max(np.abs(first).max(), np.abs(second).max())), NOTHING)


def _settled(values: np.ndarray | np.floating, least: float) -> np.ndarray:
    return np.where(np.abs(values) <= least, 0.0, values)


def _in_deviations(difference: float, spread: float) -> float:
    if spread > 0:
        return difference / spread
    return float(np.copysign(np.inf, difference)) if difference else 0.0


def _error(
    first: np.ndarray, second: np.ndarray, gaps: np.ndarray | None
) -> tuple[float, float, float]:
    """Standard error, degrees of freedom and variance of one difference; `gaps` are of pairs."""
    if gaps is not None:
        variance = float(gaps.var(ddof=1))
        return float(np.sqrt(variance / len(first))), len(first) - 1.0, variance
    one, other = first.var(ddof=1) / len(first), second.var(ddof=1) / len(second)
    error = float(np.sqrt(one + other))
    below = one**2 / (len(first) - 1) + other**2 / (len(second) - 1)
    freedom = float((one + other) ** 2 / below) if below > 0 else len(first) - 1.0
    return error, freedom, float(first.var(ddof=1) + second.var(ddof=1))


def _p_value(difference: float, error: float, freedom: float) -> float:
    if error == 0:
        return 1.0 if difference == 0 else 0.0
    return float(2 * stats.t.sf(abs(difference) / error, freedom))
