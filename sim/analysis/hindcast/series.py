"""The event series that are forecast: tone by pair and week, and weeks with events of a kind."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from jaxtyping import Float, Int

from sim.analysis.hindcast.mix import read_mix
from sim.analysis.hindcast.second import read_second
from sim.analysis.posture.events import WEEKLY_FILE, PairWeeks, all_pairs, pair_weeks, read_weekly
from sim.analysis.posture.law import PostureLaw

KEYS = ["sample", "week", "src", "tgt"]
TALK = "verbal_cooperation"
KINDS = {"material_conflict": "mf", "material_cooperation": "mc"}
COLUMNS_OF = {**KINDS, TALK: "vc"}
"""Columns with the number of events of a kind. Weeks of one event tell which is which: their mean
score is -8.0 for `mf`, +7.2 for `mc` (`vf` -2.9, `vc` +2.8)."""


@dataclass(frozen=True)
class Series:
    """A table of tone and, where the source codes them, events of some kinds.

    `kinds` is 1 in dyad-weeks with an event of the kind, else 0, for the kinds that the table
    counts; None where the source codes no events.
    `readings` are what another source read of each pair in the week (`second.py`) and of what kinds
    its events were (`mix.py`), zeros where the data have neither.
    `name` is "icews" or "gdelt"; the search for the law begins at `first_guess`.
    """

    name: str
    table: PairWeeks
    readings: Float[np.ndarray, "week pair 2"]
    first_guess: PostureLaw = PostureLaw()
    kinds: Mapping[str, Float[np.ndarray, "week pair 2"]] | None = None

    @property
    def unknown(self) -> list[str]:
        """A sentence for each kind of event that is forecast elsewhere and not counted here."""
        absent = () if self.kinds is None else (name for name in KINDS if name not in self.kinds)
        return [f"{self.name}: no column {KINDS[name]}, so {name} is left out" for name in absent]

    @property
    def dates(self) -> np.ndarray:
        """First day of each week."""
        return self.table.weeks.astype("datetime64[D]")

    @property
    def numbers(self) -> Int[np.ndarray, "week"]:
        """Weeks counted from a fixed Monday, so that differences are weeks elapsed."""
        return (self.dates - np.datetime64("2000-01-03")).astype(int) // 7

    def before(self, date: str) -> "Series":
        """The weeks before a date."""
        keep = self.dates < np.datetime64(date)
        old = self.table
        table = PairWeeks(old.weeks[keep], old.pairs, old.steps[keep], old.n[keep], old.tone[keep])
        return replace(self, table=table, kinds=self._kinds(keep), readings=self.readings[keep])

    def among(self, states: Collection[str]) -> "Series":
        """The pairs whose two ends are both among some states.

        Raises ValueError for a state that is in no pair, and where no pair is left.
        """
        old = self.table
        known = {code for pair in old.pairs for code in pair}
        strange = sorted(set(states) - known)
        if strange:
            allowed = ", ".join(sorted(known))
            raise ValueError(f"states: {strange[0]} is not in the data; allowed are {allowed}")
        keep = np.array([set(pair) <= set(states) for pair in old.pairs])
        if not keep.any():
            raise ValueError(f"states=[{','.join(states)}]: the data have no pair among them")
        pairs = tuple(pair for pair, kept in zip(old.pairs, keep, strict=True) if kept)
        table = PairWeeks(old.weeks, pairs, old.steps, old.n[:, keep], old.tone[:, keep])
        kinds = self._kinds(np.s_[:, keep])
        return replace(self, table=table, kinds=kinds, readings=self.readings[:, keep])

    def _kinds(self, keep: Any) -> Mapping[str, Float[np.ndarray, "week pair 2"]] | None:
        if self.kinds is None:
            return None
        return {name: weeks[keep] for name, weeks in self.kinds.items()}


def read_icews(data: Path, until: str | None) -> Series:
    """Every pair of the weekly event table in the folder `data`, in weeks before `until`.

    Raises ValueError for a missing file or column, as `read_weekly` does.
    """
    rows = read_weekly(data)
    rows = rows if until is None else rows[rows["week"] < pd.Timestamp(until)]
    rows = rows[rows["n"] > 0]
    if rows.empty:
        raise ValueError(f"{WEEKLY_FILE} has no events before until={until}")
    table = pair_weeks(rows, all_pairs(rows))
    shares = _shares(data, rows, table)
    nothing = np.zeros(table.n.shape[:2])
    mix = read_mix(table, shares.pop(TALK)) if TALK in shares else nothing
    readings = np.stack([read_second(data, table), mix], axis=-1)
    happened = {name: (share > 0).astype(float) for name, share in shares.items()}
    return Series("icews", table, readings, kinds=happened)


def _shares(
    data: Path, rows: pd.DataFrame, table: PairWeeks
) -> dict[str, Float[np.ndarray, "week pair 2"]]:
    """Shares of the kinds of events that the table counts."""
    counts = _counts(data)
    merged = rows.merge(counts, on=KEYS, how="left")
    return {
        name: _share(merged, column, table)
        for name, column in COLUMNS_OF.items()
        if column in counts.columns
    }


def _share(rows: pd.DataFrame, column: str, table: PairWeeks) -> Float[np.ndarray, "week pair 2"]:
    """Share of each dyad-week's events that a column counts."""
    # The tone of a table whose scores are counts is that count per event.
    counted = rows.assign(g_mean=rows[column].fillna(0) / rows["n"])
    return pair_weeks(counted, table.pairs).tone


def _counts(data: Path) -> pd.DataFrame:
    raw = pd.read_csv(data / WEEKLY_FILE, dtype={"sample": str})
    there = [column for column in COLUMNS_OF.values() if column in raw.columns]
    for column in there:
        if not pd.api.types.is_numeric_dtype(raw[column]):
            raise ValueError(f"{WEEKLY_FILE}: {column} must be numbers")
    days = pd.to_datetime(raw["week"], format="%Y-%m-%d")
    raw["week"] = days - pd.to_timedelta(days.dt.day_of_week, unit="D")
    counted: pd.DataFrame = raw.groupby(KEYS)[there].sum().reset_index()
    return counted
