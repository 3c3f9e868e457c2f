"""From a study to its signposts, in plain numbers and tables."""

import dataclasses
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import xarray as xr

from sim.analysis.discovery import Event
from sim.analysis.signposts.called import about_outcome, called
from sim.analysis.signposts.columns import Columns
from sim.analysis.signposts.signposts import signposts
from sim.analysis.signposts.watch import SHUFFLES, Cells, Watched, look, usual_weeks
from sim.analysis.signposts.when import first_week, own_indicators


@dataclasses.dataclass(frozen=True)
class Looking:
    """When to look, every how many weeks, with which seed, and how hard to test for luck.

    Without `last` it is a quarter before the end, or half-way where the event has no week.
    """

    first: int = 1
    last: int | None = None
    step: int = 1
    seed: int = 1
    shuffles: int = SHUFFLES


@dataclasses.dataclass(frozen=True)
class Found:
    """What foretells an event: the signposts, and every column in every week.

    `signposts` has the columns of `sim.analysis.signposts.row.KEPT`; `cells` a row a
    column and week with name, own, week, auc, bits and p; `summary` everything else, plain.
    """

    summary: dict[str, Any]
    signposts: pd.DataFrame
    cells: pd.DataFrame


def find(
    columns: Columns, event: Event, data: xr.Dataset, config: Mapping[str, Any], looking: Looking
) -> Found:
    """Look for signposts of an event among columns of trajectories.

    `config` is the study's: what outcome and indicators are made of. Raises ValueError where
    too few runs wait in every week.
    """
    event, about = called(event, data, config), about_outcome(event.outcome, config)
    own = own_indicators(about, config.get("indicators") or {})
    when = first_week(event, about, data)
    horizon = int(data.sizes["week"]) - 1
    watched = Watched(
        event, when, _weeks(looking, usual_weeks(horizon, when), horizon), looking.seed
    )
    cells = look(columns, watched, looking.shuffles)
    summary = {
        "outcome": event.outcome,
        "event": event.words,
        "limit_is": event.origin,
        **_looked(watched, cells),
        "horizon": horizon,
        "indicators": len(columns.columns),
        "own": sorted(own & {column.indicator for column in columns.columns}),
        "shuffles": looking.shuffles,
    }
    return Found(summary, signposts(columns, watched, cells, own), _table(columns, cells, own))


def _looked(watched: Watched, cells: Cells) -> dict[str, Any]:
    happened = watched.event.happened
    return {
        "runs": len(happened),
        "events": int(happened.sum()),
        "share": float(happened.mean()),
        "has_week": watched.when is not None,
        "weeks": list(cells.weeks),
        "waiting": list(cells.waiting),
        "later": list(cells.later),
        "seed": watched.seed,
    }


def _weeks(looking: Looking, usual: Any, horizon: int) -> tuple[int, ...]:
    last = max(usual, default=0) if looking.last is None else looking.last
    if not 0 <= looking.first <= last or last > horizon:
        raise ValueError(
            f"weeks {looking.first} to {last}: allowed are weeks from 0 to {horizon}, in order"
        )
    return tuple(range(looking.first, last + 1, looking.step))


def _table(columns: Columns, cells: Cells, own: frozenset[str]) -> pd.DataFrame:
    names = [column.name for column in columns.columns]
    weeks = len(cells.weeks)
    return pd.DataFrame(
        {
            "name": names * weeks,
            "own": [column.indicator in own for column in columns.columns] * weeks,
            "week": np.repeat(cells.weeks, len(names)),
            "auc": cells.auc.ravel(),
            "bits": cells.bits.ravel(),
            "p": cells.p.ravel(),
        }
    )
