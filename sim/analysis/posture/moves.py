"""Notable moves in the coded events: which weeks of which dyads hold one."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from jaxtyping import Bool, Float, Int

from sim.analysis.posture.events import PairWeeks, monday

EVENT_FILE = "icews_events_core_dyads.csv"
COLUMNS = ("date", "src", "tgt", "code", "goldstein")
CATEGORIES = {"impose": "163", "fight": "19", "negotiate": "046", "posture": "15"}
"""CAMEO codes by prefix: embargo or sanctions, fight, negotiate, military posture."""


@dataclass(frozen=True)
class CodedEvents:
    """Single events placed in the rows, pairs and directions of a `PairWeeks` table.

    `goldstein` is each event's score in points; `category` its index in CATEGORIES or -1.
    """

    week: Int[np.ndarray, "event"]
    pair: Int[np.ndarray, "event"]
    direction: Int[np.ndarray, "event"]
    goldstein: Float[np.ndarray, "event"]
    category: Int[np.ndarray, "event"]

    def where(self, keep: Bool[np.ndarray, "event"]) -> "CodedEvents":
        """Only the events marked."""
        return CodedEvents(
            self.week[keep],
            self.pair[keep],
            self.direction[keep],
            self.goldstein[keep],
            self.category[keep],
        )


def read_events(data: Path, table: PairWeeks) -> CodedEvents:
    """Events of the table's pairs in the table's weeks.

    Raises ValueError without the file or for a missing column.
    """
    if not (data / EVENT_FILE).is_file():
        raise ValueError(f"the folder has no {EVENT_FILE}")
    rows = pd.read_csv(data / EVENT_FILE, dtype={"code": str})
    missing = [name for name in COLUMNS if name not in rows.columns]
    if missing:
        raise ValueError(
            f"{EVENT_FILE}: missing column {', '.join(missing)}; needs {', '.join(COLUMNS)}"
        )
    row_of = {np.datetime64(week, "D"): k for k, week in enumerate(table.weeks)}
    place = {pair: (k, 0) for k, pair in enumerate(table.pairs)}
    place |= {(b, a): (k, 1) for k, (a, b) in enumerate(table.pairs)}
    days = monday(rows["date"]).to_numpy().astype("datetime64[D]")
    dyads = zip(rows["src"], rows["tgt"], strict=True)
    where = np.array([place.get(dyad, (-1, 0)) for dyad in dyads], dtype=int).reshape(-1, 2)
    week = np.array([row_of.get(day, -1) for day in days], dtype=int)
    events = CodedEvents(
        week, where[:, 0], where[:, 1], rows["goldstein"].to_numpy(dtype=float), _category(rows)
    )
    return events.where((week >= 0) & (where[:, 0] >= 0))


def _category(rows: pd.DataFrame) -> Int[np.ndarray, "event"]:
    found = np.full(len(rows), -1)
    for k, prefix in enumerate(CATEGORIES.values()):
        found[rows["code"].astype(str).str.startswith(prefix).to_numpy(dtype=bool)] = k
    return found


def counts(events: CodedEvents, table: PairWeeks) -> Float[np.ndarray, "week pair 2 category"]:
    """Coded events of each category by week, pair and direction."""
    total = np.zeros((*table.n.shape, len(CATEGORIES)))
    own = events.where(events.category >= 0)
    np.add.at(total, (own.week, own.pair, own.direction, own.category), 1.0)
    return total


def mean_scores(events: CodedEvents) -> Float[np.ndarray, "category"]:
    """Mean Goldstein score of each category's events, points (0 for one without events)."""
    own = events.where(events.category >= 0)
    total = np.bincount(own.category, own.goldstein, minlength=len(CATEGORIES))
    return total / np.maximum(np.bincount(own.category, minlength=len(CATEGORIES)), 1)
