"""Runs as points: the values of their parameters and what came out."""

import dataclasses
from collections.abc import Sequence

import numpy as np
import pandas as pd
from jaxtyping import Bool

FEWEST = 20
"""Points below which no index says anything."""


@dataclasses.dataclass(frozen=True)
class Sampled:
    """What a study has sampled and how: enough to read its table of outcomes.

    `design` is the name of the design, `runs` how many it has, `group` the runs in a group of a
    Saltelli design (none for others). Where `common_noise`, all runs share their luck.
    """

    labels: tuple[str, ...]
    design: str
    runs: int
    group: int | None = None
    common_noise: bool = False


@dataclasses.dataclass(frozen=True)
class Points:
    """Whole points of a design, a row each.

    `missing` runs have failed or have no finite number; with them `dropped` runs in all are left
    out, more than the missing where they take their group along.
    """

    parameters: pd.DataFrame
    outcomes: pd.DataFrame
    sampled: Sampled
    missing: int = 0
    dropped: int = 0


def points(frame: pd.DataFrame, sampled: Sampled, outcomes: Sequence[str]) -> Points:
    """The points of a study from its table, a row a run and a column an outcome or parameter.

    Raises ValueError where a column lacks, too few points are whole, or the rows are not those
    of the design.
    """
    columns = [*outcomes, *sampled.labels]
    lacking = [name for name in columns if name not in frame]
    if lacking or not frame.index.is_unique:
        what = f"has no column {lacking[0]}" if lacking else "has two rows for one run"
        raise ValueError(f"the table of outcomes {what}; allowed is that of a whole study")
    table = frame[columns].reindex(range(sampled.runs)).astype(float)
    good = np.isfinite(table.to_numpy()).all(axis=1)
    kept = _whole_groups(good, sampled.group) if sampled.group else good
    if kept.sum() < FEWEST:
        raise ValueError(f"the study has {kept.sum()} whole points; allowed are {FEWEST} or more")
    parameters = table.loc[kept, list(sampled.labels)]
    if sampled.group:
        _check_groups(parameters.to_numpy(), sampled.group)
    missing, dropped = int((~good).sum()), int((~kept).sum())
    return Points(parameters, table.loc[kept, list(outcomes)], sampled, missing, dropped)


def _whole_groups(good: Bool[np.ndarray, " run"], group: int) -> Bool[np.ndarray, " run"]:
    """A Saltelli group speaks only when all of its runs are there."""
    return np.repeat(good.reshape(-1, group).all(axis=1), group)


def _check_groups(values: np.ndarray, group: int) -> None:
    """Each of the rows after the first of a group differs from it in its own column alone."""
    number = values.shape[1]
    rows = values.reshape(-1, group, number)
    mixed = rows[:, 1 : 1 + number]
    own = np.eye(number, dtype=bool)
    first, last = rows[:, :1], rows[:, -1:]
    if not np.array_equal(mixed, np.where(own, last, first)):
        raise ValueError("the parameters are not those of a saltelli design; allowed is pawn")
