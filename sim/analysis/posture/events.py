"""Reads weekly event tables and lays them out as weeks x pairs x directions."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from jaxtyping import Bool, Float, Int

from sim.analysis.posture.codes import STATE_CODES

WEEKLY_FILE = "icews_dyad_weekly.csv"
COLUMNS = ("sample", "week", "src", "tgt", "n", "g_mean")
RICH_SHARE = 0.25
"""Assumption: a sample with under a quarter of the richest sample's events a week was filtered
and lacks the biggest actors (the 2014 and 2015 samples have .08 to .14)."""

Pair = tuple[str, str]


@dataclass(frozen=True)
class PairWeeks:
    """Mean tone and number of events of both directions of each pair, in the weeks observed.

    Direction 0 is first toward second. `n` counts events, 0 where missing; `tone` is in Goldstein
    points, 0 where missing. `steps` holds the weeks elapsed since the row before (first row 0).
    """

    weeks: np.ndarray
    pairs: tuple[Pair, ...]
    steps: Int[np.ndarray, "week"]
    n: Float[np.ndarray, "week pair 2"]
    tone: Float[np.ndarray, "week pair 2"]

    @property
    def seen(self) -> Bool[np.ndarray, "week pair 2"]:
        """Where a direction has at least one event."""
        return self.n > 0


def read_weekly(data: Path, samples: Iterable[str] | None = None) -> pd.DataFrame:
    """Rows of the weekly table in `data` (a folder), of the samples named or else the rich ones.

    Columns: sample, week (Monday), src, tgt, n (events), g_mean (Goldstein points).
    Raises ValueError without the file, for a missing column, an unknown state code, a sample that
    is not in the table, or a value out of range.
    """
    if not (data / WEEKLY_FILE).is_file():
        raise ValueError(f"data={data}: the folder has no {WEEKLY_FILE}")
    table = pd.read_csv(data / WEEKLY_FILE, dtype={"sample": str})
    missing = [name for name in COLUMNS if name not in table.columns]
    if missing:
        raise ValueError(
            f"{WEEKLY_FILE}: missing column {', '.join(missing)}; needs {', '.join(COLUMNS)}"
        )
    table = table[list(COLUMNS)]
    _check_rows(table)
    table["week"] = monday(table["week"])
    chosen = rich_samples(table) if samples is None else tuple(samples)
    absent = sorted(set(chosen) - set(table["sample"]))
    if absent:
        allowed = ", ".join(sorted(set(table["sample"])))
        raise ValueError(f"sample {', '.join(absent)} is not in {WEEKLY_FILE}; has {allowed}")
    return table[table["sample"].isin(chosen)].reset_index(drop=True)


def _check_rows(table: pd.DataFrame) -> None:
    unknown = sorted((set(table["src"]) | set(table["tgt"])) - STATE_CODES, key=str)
    if unknown:
        raise ValueError(f"unknown state code {unknown[0]}: ISO 3166 alpha-3, EUU or NATO allowed")
    if table.empty or bool((table["src"] == table["tgt"]).any()):
        raise ValueError(f"{WEEKLY_FILE}: empty, or a row whose src is its tgt")
    if not all(pd.api.types.is_numeric_dtype(table[name]) for name in ("n", "g_mean")):
        raise ValueError(f"{WEEKLY_FILE}: n and g_mean must be numbers")
    if not bool(((table["n"] >= 0) & (table["g_mean"].fillna(0).abs() <= 10)).all()):
        raise ValueError(f"{WEEKLY_FILE}: n must be 0 or more and g_mean between -10 and 10")
    if bool((table["g_mean"].isna() & (table["n"] > 0)).any()):
        raise ValueError(f"{WEEKLY_FILE}: g_mean is empty in a row with events")


def monday(dates: "pd.Series[str]") -> "pd.Series[pd.Timestamp]":
    """First day of the week of each date; ValueError for what is not a date."""
    try:
        days = pd.to_datetime(dates, format="%Y-%m-%d")
    except ValueError as error:
        raise ValueError(f"a date is not of the form 2026-01-12: {error}") from None
    return days - pd.to_timedelta(days.dt.day_of_week, unit="D")


def rich_samples(table: pd.DataFrame) -> tuple[str, ...]:
    """Labels of the samples with at least RICH_SHARE of the richest sample's events a week."""
    per_week = table.groupby(["sample", "week"])["n"].sum().groupby("sample").mean()
    return tuple(str(label) for label in per_week.index[per_week >= RICH_SHARE * per_week.max()])


def all_pairs(table: pd.DataFrame) -> tuple[Pair, ...]:
    """Every unordered pair with a row in the table, states in alphabetical order."""
    ordered = np.sort(table[["src", "tgt"]].to_numpy(dtype=str), axis=1)
    return tuple(sorted({(str(a), str(b)) for a, b in ordered}))


def pair_weeks(table: pd.DataFrame, pairs: tuple[Pair, ...]) -> PairWeeks:
    """Lay the table out by pair; rows of one dyad and week (two samples) are pooled by events."""
    weeks = np.sort(table["week"].unique())
    row = np.searchsorted(weeks, table["week"].to_numpy())
    place = {pair: (k, 0) for k, pair in enumerate(pairs)}
    place |= {(b, a): (k, 1) for k, (a, b) in enumerate(pairs)}
    found = [place.get(dyad, (-1, 0)) for dyad in zip(table["src"], table["tgt"], strict=True)]
    pair, direction = np.array(found, dtype=int).reshape(-1, 2).T
    keep = (pair >= 0) & (table["n"].to_numpy() > 0)
    n, total = np.zeros((2, len(weeks), len(pairs), 2))
    cell = (row[keep], pair[keep], direction[keep])
    events = table["n"].to_numpy(dtype=float)[keep]
    np.add.at(n, cell, events)
    np.add.at(total, cell, events * table["g_mean"].to_numpy(dtype=float)[keep])
    tone = np.divide(total, n, out=np.zeros_like(n), where=n > 0)
    return PairWeeks(weeks, pairs, elapsed_weeks(weeks), n, tone)


def elapsed_weeks(weeks: np.ndarray) -> Int[np.ndarray, "week"]:
    """Weeks elapsed since the row before, 0 for the first row."""
    days = np.diff(weeks.astype("datetime64[D]")).astype(int)
    return np.concatenate([[0], days // 7])
