"""The table of all outcomes."""

import dataclasses
from typing import Any

import numpy as np

from sim.report.folder import Study
from sim.report.statistics import chance, spread
from sim.report.words import around_mean, error, interval, number, percent

NOTHING = "\N{EN DASH}"


@dataclasses.dataclass(frozen=True)
class OutcomeRow:
    """One outcome in words: a chance where it is one, else a mean, each with 95 % interval.

    `median`, `band` (90 % of runs) and `median_error` are a dash for a chance.
    """

    name: str
    long_name: str
    units: str
    mean: str
    certain: str
    median: str = NOTHING
    band: str = NOTHING
    median_error: str = NOTHING


def outcome_rows(study: Study) -> list[OutcomeRow]:
    """A row an outcome, in the order of the configuration; sampled parameters are left out."""
    named: dict[str, Any] = study.manifest.get("outcomes") or study.config.get("outcomes") or {}
    return [_row(study, name, named[name]) for name in named if name in study.outcomes]


def _row(study: Study, name: str, about: dict[str, Any]) -> OutcomeRow:
    values = study.outcomes[name].to_numpy(dtype=float)
    long_name = str(about.get("long_name") or name.replace("_", " "))
    if _target(study, name).endswith(".Reached"):
        found = chance(int((values > 0).sum()), len(values))
        around = interval(percent(found.low), percent(found.high))
        return OutcomeRow(name, long_name, "chance", percent(found.share), around)
    return _spread_row(OutcomeRow(name, long_name, units_of(study, name, about), "", ""), values)


def _spread_row(row: OutcomeRow, values: np.ndarray) -> OutcomeRow:
    found = spread(values)
    like = max(abs(found.low), abs(found.high), abs(found.mean))
    return dataclasses.replace(
        row,
        mean=number(found.mean, like),
        certain=around_mean(found),
        median=number(found.median, like),
        band=interval(number(found.low, like), number(found.high, like)),
        median_error=error(found.median_error),
    )


def _target(study: Study, name: str) -> str:
    return str(((study.config.get("outcomes") or {}).get(name) or {}).get("_target_", ""))


def units_of(study: Study, name: str, about: dict[str, Any]) -> str:
    """Unit of an outcome: its own, else that of the indicator it summarises.

    A total of a weekly flow loses the "/week"; what has no unit has an empty one.
    """
    own = str(about.get("units") or "")
    config = (study.config.get("outcomes") or {}).get(name) or {}
    indicator = str(config.get("indicator", ""))
    if not own and indicator in study.trajectories:
        own = study.units(indicator)
        own = own.removesuffix("/week") if _target(study, name).endswith(".Total") else own
    return "" if own == "1" else own
