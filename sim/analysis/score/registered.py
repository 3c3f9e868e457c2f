"""A forecast that was registered, read back."""

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from jaxtyping import Float


@dataclass(frozen=True)
class Registered:
    """Questions, the first day of the last week of each, and the runs in which each was so.

    `sets` names the sets of chances: one, or one a study.
    """

    questions: tuple[str, ...]
    closes: tuple[str, ...]
    sets: tuple[str, ...]
    yes: Float[np.ndarray, "set question"]
    runs: Float[np.ndarray, "set question"]

    @property
    def chance(self) -> Float[np.ndarray, "set question"]:
        """Share of runs."""
        return self.yes / self.runs

    def closed(self, day: datetime.date) -> tuple[bool, ...]:
        """Which questions have seen the end of their last week."""
        week = datetime.timedelta(weeks=1)
        return tuple(day >= datetime.date.fromisoformat(closes) + week for closes in self.closes)


def read_forecast(path: Path) -> Registered:
    """What `sim score` wrote, or several studies' such questions under `studies`.

    Raises ValueError for a missing file and for anything else.
    """
    if not path.is_file():
        raise ValueError(f"{path}: no such file; allowed is a forecast.json that sim score wrote")
    try:
        return _registered(json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, TypeError, KeyError, AttributeError, IndexError) as error:
        raise ValueError(
            f"{path} is no forecast; allowed is a forecast.json that sim score wrote"
        ) from error


def _registered(read: Mapping[str, Any]) -> Registered:
    studies = read.get("studies") or {"registered": read}
    rows = [study["questions"] for study in studies.values()]
    asked = {tuple((str(row["id"]), str(row["closes"])) for row in each) for each in rows}
    (questions,) = asked
    names, closes = zip(*questions, strict=True)
    for day in closes:
        datetime.date.fromisoformat(day)
    yes, runs = (
        np.array([[float(row[key]) for row in each] for each in rows]) for key in ("yes", "runs")
    )
    if not ((runs >= 1) & (yes >= 0) & (yes <= runs)).all() or len(set(names)) < len(names):
        raise ValueError("counts of runs")
    return Registered(names, closes, tuple(str(name) for name in studies), yes, runs)
