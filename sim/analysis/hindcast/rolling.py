"""Estimate before a date, simulate from every origin after it, and score."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np

from sim.analysis.hindcast.case import Case
from sim.analysis.hindcast.chances import score_event
from sim.analysis.hindcast.ensemble import Simulator, simulate_targets
from sim.analysis.hindcast.forecasts import active_cells
from sim.analysis.hindcast.gdelt import read_gdelt
from sim.analysis.hindcast.leads import LEADS, Gains, fit_gains, led
from sim.analysis.hindcast.moves import STILL, Estimated, estimate_moves
from sim.analysis.hindcast.origins import make_targets
from sim.analysis.hindcast.series import Series, read_icews
from sim.analysis.hindcast.shares import GDELT_FILE
from sim.analysis.hindcast.tone import score_tone
from sim.analysis.hindcast.world import make_scenario
from sim.analysis.posture.filter import kalman_filter
from sim.analysis.posture.law import PostureLaw
from sim.analysis.posture.likelihood import maximise
from sim.analysis.posture.scales import from_free
from sim.moves import Moves

SERIES = ("all", "icews", "gdelt")


@dataclass(frozen=True)
class Plan:
    """What to score: data folder, first date that is scored, horizons in weeks, last date left out.

    `series` is icews, gdelt or all that there is, of all pairs or of those among `states`; `runs`
    and `seed` are of each ensemble.
    Raises ValueError for a value out of range.
    """

    data: Path
    split: str
    horizons: tuple[int, ...] = (1, 4, 8, 13)
    until: str | None = None
    series: str = "all"
    states: tuple[str, ...] = ()
    runs: int = 200
    seed: int = 1

    def __post_init__(self) -> None:
        for key, date in (("split", self.split), ("until", self.until)):
            if date is not None:
                _check_date(key, date)
        object.__setattr__(self, "horizons", tuple(sorted(set(self.horizons))))
        if self.series not in SERIES:
            raise ValueError(f"series={self.series}: allowed are {', '.join(SERIES)}")
        if not self.horizons or min(self.horizons) < 1 or max(self.horizons) > 104:
            raise ValueError(f"horizon={list(self.horizons)}: allowed are weeks from 1 to 104")
        if self.runs < 20 or self.seed < 0:
            raise ValueError(f"runs={self.runs} seed={self.seed}; allowed are 20 and 0 or more")


def _check_date(key: str, date: str) -> None:
    try:
        np.datetime64(date, "D")
    except ValueError:
        raise ValueError(f"{key}={date}: allowed is a date of the form 2022-06-01") from None


def hindcast(plan: Plan, moves: Moves, say: Callable[[str], None]) -> dict[str, Any]:
    """Results of every target and horizon, with what was estimated before the split.

    `moves` is the model's table of moves; `say` takes a line about the progress. Nothing that has
    been fitted elsewhere is read. Raises ValueError for data or a plan without anything to score.
    """
    chosen = _series(plan)
    for series in chosen:
        for horizon in plan.horizons:
            make_targets(series, plan.split, horizon)
    parts = [_scored(plan, series, moves, say) for series in chosen]
    return {
        "results": [entry for part, _ in parts for entry in part],
        "estimated": {series.name: about for series, (_, about) in zip(chosen, parts, strict=True)},
    }


def _series(plan: Plan) -> list[Series]:
    found = [read_icews(plan.data, plan.until)] if plan.series != "gdelt" else []
    there = plan.series == "all" and (plan.data / GDELT_FILE).is_file()
    if there or plan.series == "gdelt":
        found.append(read_gdelt(plan.data, plan.split, plan.until))
    return [series.among(plan.states) for series in found] if plan.states else found


def _scored(
    plan: Plan, series: Series, moves: Moves, say: Callable[[str], None]
) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    past = series.before(plan.split)
    fit = f"{series.name}: fitting the law to {len(past.table.weeks)} weeks before {plan.split}"
    for line in (*series.unknown, fit):
        say(line)
    law = from_free(maximise(past.table, series.first_guess))
    estimated = STILL if past.kinds is None else estimate_moves(law, past.table, plan.data)
    scenario = make_scenario(law, series.table.pairs, estimated, moves)
    targets = [make_targets(series, plan.split, horizon) for horizon in plan.horizons]
    say(f"{series.name}: simulating {plan.runs} runs from every origin")
    gains = fit_gains(law, past.table, past.readings)
    simulated = simulate_targets(
        Simulator(scenario, law, plan.runs, plan.seed),
        series.table,
        targets,
        led(gains, series.table, kalman_filter(law, series.table).updated, series.readings),
    )
    cases = [
        Case(series, law, each, active_cells(series, each), ensemble)
        for each, ensemble in zip(targets, simulated, strict=True)
    ]
    results = [entry for k in range(len(cases)) for entry in _entries(cases[: k + 1])]
    return results, {**_report(law, estimated, past), "leads": _leads(gains)}


def _entries(cases: Sequence[Case]) -> list[dict[str, Any]]:
    series = cases[-1].series
    entries = [score_tone(cases[-1])]
    if series.kinds is not None:
        events = {"hostile": (series.table.tone < 0).astype(float), **series.kinds}
        entries += [score_event(cases, name, happened) for name, happened in events.items()]
    return entries


def _leads(gains: Gains) -> dict[str, dict[str, float | str]]:
    columns = zip(LEADS, gains.values, gains.errors, ("points", "points", "1"), strict=True)
    return {
        name: {"gain": float(value), "error": float(error), "unit": unit}
        for name, value, error, unit in columns
    }


def _report(law: PostureLaw, estimated: Estimated, past: Series) -> dict[str, Any]:
    units = {item.name: item.metadata["unit"] for item in fields(PostureLaw)}
    return {
        "law": {k: {"value": v, "unit": units[k]} for k, v in asdict(law).items()},
        "impulse": estimated.impulse,
        "tilt": estimated.tilt,
        "tilt_at_war": estimated.tilt_at_war,
        "moves_with_a_rate": len(estimated.rates),
        "weeks": len(past.table.weeks),
        "first_week": str(past.dates[0]),
        "last_week": str(past.dates[-1]),
        "pairs": len(past.table.pairs),
    }
