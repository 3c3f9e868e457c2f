"""What one column tells in one week: threshold, chances on either side, and how far ahead."""

from typing import Any

import numpy as np
from jaxtyping import Bool

from sim.analysis.signposts.columns import Columns
from sim.analysis.signposts.threshold import Side, auc_interval, best_threshold, sides
from sim.analysis.signposts.watch import Watched

KEPT = (
    "name", "indicator", "long_name", "units", "window", "own", "week", "threshold", "above",
    "auc", "auc_low", "auc_high", "p", "bits", "if_runs", "if_events", "if_share", "if_low",
    "if_high", "else_runs", "else_events", "else_share", "else_low", "else_high", "lead",
    "lead_low", "lead_high", "alike",
)  # fmt: skip
"""Columns of a table of signposts."""


def told_by(columns: Columns, watched: Watched, place: int, week: int) -> dict[str, Any] | None:
    """What is told by a column in a week: threshold of one half, chances of the other.

    None where no threshold serves, or the other half does not bear the direction out.
    """
    waiting, half = watched.waiting(week), watched.choosing
    values = columns.at(week)[:, place]
    happened = watched.event.happened
    chosen = best_threshold(values[waiting & half], happened[waiting & half])
    judge = waiting & ~half
    if chosen is None or happened[judge].all() or not happened[judge].any():
        return None
    threshold, above = chosen
    there = (values > threshold) if above else (values < threshold)
    area = auc_interval(values[judge], happened[judge], watched.seed)
    if not (area[1] > 0.5 if above else area[2] < 0.5):
        return None
    return {
        **{name: getattr(columns.columns[place], name) for name in KEPT[:5]},
        "week": week,
        "threshold": threshold,
        "above": above,
        **dict(zip(("auc", "auc_low", "auc_high"), area, strict=True)),
        **_chances(sides(values[judge], happened[judge], threshold, above)),
        **_lead(watched, week, waiting & there),
    }


def _chances(both: tuple[Side, Side]) -> dict[str, int | float]:
    """Runs, events and chance with its interval, on either side of a threshold."""
    return {
        f"{name}_{key}": value
        for name, side in zip(("if", "else"), both, strict=True)
        for key, value in (
            ("runs", side.runs),
            ("events", side.events),
            ("share", side.share),
            ("low", side.interval[0]),
            ("high", side.interval[1]),
        )
    }


def _lead(watched: Watched, week: int, there: Bool[np.ndarray, " run"]) -> dict[str, float]:
    """Weeks from the signpost to the event: median and quartiles; none where it has no week."""
    if watched.when is None:
        return {}
    lead = watched.when[there & watched.event.happened] - week
    if not len(lead):
        return {}
    low, median, high = np.quantile(lead, (0.25, 0.5, 0.75))
    return {"lead": float(median), "lead_low": float(low), "lead_high": float(high)}
