"""Empirical spread of weekly tone by directed dyad, to judge simulated tone against."""

import numpy as np
import pandas as pd

from sim.analysis.posture.events import Pair


def tone_by_dyad(table: pd.DataFrame, pairs: tuple[Pair, ...]) -> pd.DataFrame:
    """Weekly tone of both directions of each pair over active weeks (n above 0).

    Columns: sender, target, weeks, events_per_week, inverse_events (mean of 1/n, which sets the
    coding noise), mean, sd and sd_within (Goldstein points; about the mean of all weeks and of
    each sample's), lag1 (correlation between consecutive active weeks of one sample; empty under
    ten such weeks).
    """
    active = table[table["n"] > 0]
    groups = dict(iter(active.groupby(["src", "tgt"])))
    dyads = [dyad for first, second in pairs for dyad in ((first, second), (second, first))]
    return pd.DataFrame([_row(dyad, groups.get(dyad, active.iloc[:0])) for dyad in dyads])


def _row(dyad: Pair, rows: pd.DataFrame) -> dict[str, str | float | int]:
    return {
        "sender": dyad[0],
        "target": dyad[1],
        "weeks": len(rows),
        "events_per_week": float(rows["n"].mean()),
        "inverse_events": float((1 / rows["n"]).mean()),
        "mean": float(rows["g_mean"].mean()),
        "sd": float(rows["g_mean"].std()),
        "sd_within": _within(rows),
        "lag1": _lag1(rows),
    }


def _within(rows: pd.DataFrame) -> float:
    centred = rows["g_mean"] - rows.groupby("sample")["g_mean"].transform("mean")
    freedom = len(rows) - rows["sample"].nunique()
    return float(np.sqrt((centred**2).sum() / freedom)) if freedom > 0 else float("nan")


def _lag1(rows: pd.DataFrame) -> float:
    later = rows[["sample", "week", "g_mean"]].copy()
    later["week"] = later["week"] - pd.Timedelta(days=7)
    both = rows.merge(later, on=["sample", "week"], suffixes=("", "_next"))
    if len(both) < 10:
        return float("nan")
    return float(np.corrcoef(both["g_mean"], both["g_mean_next"])[0, 1])
