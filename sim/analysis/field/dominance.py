"""Which cells are better than others whatever one's attitude to risk.

A cell dominates another to the first order in an outcome if at every level its chance of
doing at least as well is as high. Each side is tested by the largest gap between the two
distributions on recentred bootstrap samples over runs, which allows the cells to share their
luck (Barrett and Donald 2003; Linton, Maasoumi and Whang 2005).
"""

from collections.abc import Mapping

import numpy as np
import pandas as pd
from jaxtyping import Float

from sim.analysis.field.runs import Runs

LEVELS = 60
"""Levels at which distributions of many values are held against each other."""
SIGNIFICANCE = 0.05


def beats(runs: Runs, outcome: str, sign: int) -> pd.DataFrame:
    """Share of runs in which the row's cell does better than the column's; ties count half.

    Run against the same run where cells are paired, else every run against every other.
    """
    samples = [sign * values for values in runs.samples(outcome)]
    share = np.array([[_share(one, other, runs.paired) for other in samples] for one in samples])
    return pd.DataFrame(share, index=list(runs.frames), columns=list(runs.frames))


def _share(
    one: Float[np.ndarray, " one"], other: Float[np.ndarray, " other"], paired: bool
) -> float:
    gaps = one - other if paired else one[:, None] - other[None, :]
    return float((gaps > 0).mean() + 0.5 * (gaps == 0).mean())


def not_dominating(runs: Runs, outcome: str, sign: int) -> pd.DataFrame:
    """P-values of the claim that the row's cell dominates the column's to the first order."""
    samples = [sign * values for values in runs.samples(outcome)]
    levels = _levels(np.concatenate(samples))
    below = [(values[:, None] <= levels).astype(float) for values in samples]
    found = [table.mean(axis=0) for table in below]
    drawn = [w @ table for w, table in zip(runs.weights(), below, strict=True)]
    cells = range(len(samples))
    p = np.array(
        [[_p_value(found[a] - found[b], drawn[a] - drawn[b]) for b in cells] for a in cells]
    )
    return pd.DataFrame(p, index=list(runs.frames), columns=list(runs.frames))


def _levels(values: Float[np.ndarray, " some"]) -> Float[np.ndarray, " level"]:
    distinct = np.unique(values)
    if len(distinct) <= LEVELS:
        return distinct
    return np.unique(np.quantile(values, np.linspace(0, 1, LEVELS)))


def _p_value(gap: Float[np.ndarray, " level"], drawn: Float[np.ndarray, "resample level"]) -> float:
    largest = float(gap.max())
    if largest <= 0:
        return 1.0
    return float(((drawn - gap).max(axis=1) >= largest - 1e-12).mean())


def dominates(p_values: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Whether the row's cell dominates the column's in all outcomes together.

    So it does where no outcome refutes it at the 5 % level, and at least one refutes the
    reverse, corrected for their number (Bonferroni).
    """
    tables = list(p_values.values())
    upheld = np.all([table.to_numpy() >= SIGNIFICANCE for table in tables], axis=0)
    limit = SIGNIFICANCE / len(tables)
    reverse = np.any([np.less(table.to_numpy().T, limit) for table in tables], axis=0)
    return pd.DataFrame(upheld & reverse, index=tables[0].index, columns=tables[0].columns)
