"""The chance of each question in a study, with the interval that the number of runs leaves."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from fnmatch import fnmatchcase
from functools import partial
from typing import Any

import numpy as np
import pandas as pd
import xarray as xr

from sim.analysis.discovery.event import wilson
from sim.analysis.score.expression import evaluate
from sim.analysis.score.questions import Question
from sim.analysis.score.words import Names

PLAIN = ("run", "week")


@dataclass(frozen=True)
class Material:
    """What a study knows: its trajectories, how to read its events, and every label of a move.

    `moves` are labels as in `USA>RUS:impose_sanctions`.
    """

    trajectories: xr.Dataset
    events: Callable[[], pd.DataFrame]
    moves: tuple[str, ...]


def chances(material: Material, questions: Iterable[Question]) -> list[dict[str, Any]]:
    """Chance of each question with 95 % limits, and the runs in which it is so.

    Raises ValueError naming the question whose expression cannot be evaluated.
    """
    return [_answer(material, question) for question in questions]


def _answer(material: Material, question: Question) -> dict[str, Any]:
    names = Names(
        indicator=partial(_series, material.trajectories, question.by_week),
        count=partial(_count, material, question.by_week),
    )
    try:
        happened = evaluate(question.expression, names)
    except ValueError as error:
        raise ValueError(f"question {question.id}: {error}") from None
    yes, runs = int(happened.sum()), len(happened)
    return {
        "id": question.id,
        "expression": question.expression,
        "by_week": question.by_week,
        "closes": question.closes,
        "chance": yes / runs,
        "interval95": list(wilson(yes, runs)),
        "yes": yes,
        "runs": runs,
    }


def _series(data: xr.Dataset, by_week: int, name: str, place: str | None) -> np.ndarray:
    if name not in data.data_vars:
        raise ValueError(_unknown("indicator", name, [str(known) for known in data.data_vars]))
    values = data[name].sel(week=slice(1, by_week))
    others = [str(dim) for dim in values.dims if dim not in PLAIN]
    if bool(others) != (place is not None):
        kind = f'one value a {others[0]}, as in {name}["LABEL"]' if others else "one value a week"
        raise ValueError(f"indicator {name} has {kind}")
    if place is not None:
        labels = [str(label) for label in data[others[0]].to_numpy()]
        if place not in labels:
            raise ValueError(_unknown(others[0], place, labels))
        values = values.isel({others[0]: labels.index(place)})
    return np.asarray(values.transpose(*PLAIN).to_numpy(), dtype=float)


def _count(material: Material, by_week: int, label: str) -> np.ndarray:
    pattern = label if ">" in label else f"*>*:{label}"
    if not any(fnmatchcase(known, pattern) for known in material.moves):
        raise ValueError(_unknown("event", label, list(material.moves)))
    events = material.events()
    events = events[events["week"].between(1, by_week)]
    names = events["sender"].astype(str) + ">" + events["target"].astype(str)
    names = names + ":" + events["move"].astype(str)
    wanted = [known for known in material.moves if fnmatchcase(known, pattern)]
    counts = events.loc[names.isin(wanted), "run"].value_counts()
    runs = material.trajectories["run"].to_numpy()
    return np.asarray(counts.reindex(runs, fill_value=0), dtype=float)[:, None]


def _unknown(kind: str, name: str, known: list[str]) -> str:
    near = get_close_matches(name, known, n=5, cutoff=0.4) or sorted(known)[:5]
    return f"{kind} {name} is unknown; known are {', '.join(near)} and {len(known)} in all"
