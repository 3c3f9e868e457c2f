"""The few indicators that are worth watching, each with its week, threshold and chances."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd
from jaxtyping import Bool

from sim.analysis.signposts.columns import Columns
from sim.analysis.signposts.ranks import ranked
from sim.analysis.signposts.threshold import auc_interval, best_threshold, sides
from sim.analysis.signposts.watch import Cells, Watched

LEVEL = 0.05
ALIKE = 0.8
"""Rank correlation beyond which a column tells nothing that another has not told."""

TRIED = 4
"""Weeks that are tried for a column, best first."""

KEPT = (
    "name", "indicator", "long_name", "units", "window", "own", "week", "threshold", "above",
    "auc", "auc_low", "auc_high", "p", "bits", "if_runs", "if_events", "if_share", "if_low",
    "if_high", "else_runs", "else_events", "else_share", "else_low", "else_high", "lead",
    "lead_low", "lead_high", "alike",
)  # fmt: skip
"""Columns of a table of signposts."""


def signposts(
    columns: Columns, watched: Watched, cells: Cells, own: frozenset[str], most: int = 5
) -> pd.DataFrame:
    """The strongest columns that luck does not explain, each in its best week, unlike each other.

    Week and threshold are chosen on one half of the runs; area, chances and lead are of the
    other. Columns that share the outcome's own definition come last.
    """
    rows = []
    for kind in (False, True):
        places = _strongest(columns, cells, own, kind)
        rows += list(_unlike(columns, watched, cells, places, (kind, 1 if kind else most)))
    return pd.DataFrame(rows, columns=list(KEPT))


def _strongest(columns: Columns, cells: Cells, own: frozenset[str], kind: bool) -> list[int]:
    """Columns of one kind that are clear in the week of their best score, strongest first."""
    best = np.abs(cells.choice).argmax(axis=0)
    every = np.arange(len(columns.columns))
    score, p = np.abs(cells.choice)[best, every], cells.p[best, every]
    return [
        int(place)
        for place in np.argsort(-score, kind="stable")
        if p[place] <= LEVEL and (columns.columns[place].indicator in own) == kind
    ]


def _unlike(
    columns: Columns,
    watched: Watched,
    cells: Cells,
    places: list[int],
    limits: tuple[bool, int],
) -> Iterator[dict[str, Any]]:
    kind, most = limits
    left = list(places)
    while left and most:
        place = left.pop(0)
        told = _told(columns, watched, cells, place)
        if told is None:
            continue
        number, row = told
        waiting = watched.waiting(cells.weeks[number])
        values = columns.at(cells.weeks[number])[waiting]
        like = ranked(values).alike(place)
        alike = [other for other in left if like[other] > ALIKE]
        left = [other for other in left if other not in alike]
        most -= 1
        yield {
            **row,
            "own": kind,
            "p": float(cells.p[number, place]),
            "bits": float(cells.bits[number, place]),
            "alike": [columns.columns[other].name for other in alike],
        }


def _told(
    columns: Columns, watched: Watched, cells: Cells, place: int
) -> tuple[int, dict[str, Any]] | None:
    """The best week in which a column is clear and has a threshold, and what it tells then."""
    for number in np.argsort(-np.abs(cells.choice[:, place]), kind="stable")[:TRIED]:
        if cells.p[number, place] > LEVEL:
            continue
        row = _row(columns, watched, place, cells.weeks[number])
        if row is not None:
            return int(number), row
    return None


def _row(columns: Columns, watched: Watched, place: int, week: int) -> dict[str, Any] | None:
    """A signpost: threshold of one half, chances of the other; None where no threshold serves."""
    waiting, half = watched.waiting(week), watched.choosing
    values = columns.at(week)[:, place]
    happened = watched.event.happened
    chosen = best_threshold(values[waiting & half], happened[waiting & half])
    judge = waiting & ~half
    if chosen is None or happened[judge].all() or not happened[judge].any():
        return None
    threshold, above = chosen
    yes, no = sides(values[judge], happened[judge], threshold, above)
    area, low, high = auc_interval(values[judge], happened[judge], watched.seed)
    there = (values > threshold) if above else (values < threshold)
    return {
        **{name: getattr(columns.columns[place], name) for name in KEPT[:5]},
        "week": week,
        "threshold": threshold,
        "above": above,
        **dict(zip(("auc", "auc_low", "auc_high"), (area, low, high), strict=True)),
        **{
            f"{name}_{key}": value
            for name, side in (("if", yes), ("else", no))
            for key, value in (
                ("runs", side.runs), ("events", side.events), ("share", side.share),
                ("low", side.interval[0]), ("high", side.interval[1]),
            )
        },
        **_lead(watched, week, waiting & there),
    }  # fmt: skip


def _lead(watched: Watched, week: int, there: Bool[np.ndarray, " run"]) -> dict[str, float]:
    """Weeks from the signpost to the event: median and quartiles; none where it has no week."""
    if watched.when is None:
        return {}
    lead = watched.when[there & watched.event.happened] - week
    if not len(lead):
        return {}
    low, median, high = np.quantile(lead, (0.25, 0.5, 0.75))
    return {"lead": float(median), "lead_low": float(low), "lead_high": float(high)}
