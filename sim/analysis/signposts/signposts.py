"""The few indicators that are worth watching, each with its week, threshold and chances."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from sim.analysis.signposts.columns import Columns
from sim.analysis.signposts.ranks import ranked
from sim.analysis.signposts.row import KEPT, told_by
from sim.analysis.signposts.watch import Cells, Watched

LEVEL = 0.05
ALIKE = 0.8
"""Rank correlation beyond which a column tells nothing that another has not told."""

TRIED = 4
"""Weeks that are tried for a column, best first."""


def signposts(
    columns: Columns, watched: Watched, cells: Cells, own: frozenset[str], most: int = 5
) -> pd.DataFrame:
    """The strongest columns that luck does not explain, each in its best week, unlike each other.

    Week and threshold are chosen on one half of the runs; area and chances are of the other,
    the lead of both. Columns that share the outcome's own definition come last.
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
        alike = _alike(columns, watched, cells.weeks[number], (place, left))
        left = [other for other in left if other not in alike]
        most -= 1
        yield {
            **row,
            "own": kind,
            "p": float(cells.p[number, place]),
            "bits": float(cells.bits[number, place]),
            "alike": [columns.columns[other].name for other in alike],
        }


def _alike(
    columns: Columns, watched: Watched, week: int, places: tuple[int, list[int]]
) -> list[int]:
    """Those of some columns that move with one in the runs that wait in a week."""
    place, others = places
    like = ranked(columns.at(week)[watched.waiting(week)]).alike(place)
    return [other for other in others if like[other] > ALIKE]


def _told(
    columns: Columns, watched: Watched, cells: Cells, place: int
) -> tuple[int, dict[str, Any]] | None:
    """The best week in which a column is clear and has a threshold, and what it tells then."""
    for number in np.argsort(-np.abs(cells.choice[:, place]), kind="stable")[:TRIED]:
        if cells.p[number, place] > LEVEL:
            continue
        row = told_by(columns, watched, place, cells.weeks[number])
        if row is not None:
            return int(number), row
    return None
