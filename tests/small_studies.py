"""A small study for tests: three states, a few runs and weeks."""

import dataclasses
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd
import xarray as xr
from worlds import scenario

from sim.config import compose
from sim.scenario import Scenario
from sim.study import Plan, begin_study, finish_study, ignore, open_study
from sim.study.block import BlockResult
from sim.study.plan import PLAN
from sim.study.work import blocks, work

SMALL = ("states=[USA,RUS,UKR]", "runs=12", "weeks=6")


@lru_cache
def config() -> dict[str, Any]:
    return compose(SMALL)


def small(*overrides: str) -> Scenario:
    """Few indicators, one of each axis, so that files are written fast."""
    whole = scenario(*SMALL, *overrides)
    outcomes = dict(list(whole.outcomes.items())[:5])
    wanted = {part.indicator for part in outcomes.values()} | {"posture"}
    kept = {name: part for name, part in whole.indicators.items() if name in wanted}
    return dataclasses.replace(whole, indicators=kept, outcomes=outcomes)


def study(folder: Path, scenario: Scenario, plan: Plan = PLAN, force: bool = False) -> list[str]:
    begin_study(folder, scenario, plan, config(), force)
    return finish_study(folder, scenario, plan, ignore)


def results(scenario: Scenario, plan: Plan) -> list[BlockResult]:
    sample = plan.uncertainty.sample(scenario)
    parts = blocks(scenario.runs, plan.batch, plan.site.width)
    made = [
        result for _, result in work([plan.task(scenario, b, sample) for b in parts], plan.site)
    ]
    failed = [result for result in made if isinstance(result, str)]
    assert not failed, failed[0]
    return [result for result in made if not isinstance(result, str)]


def tables(folder: Path) -> tuple[xr.Dataset, pd.DataFrame, pd.DataFrame]:
    read = open_study(folder)
    return read.trajectories.load(), read.outcomes, read.events


def assert_same(one: Path, other: Path) -> None:
    first, second = tables(one), tables(other)
    xr.testing.assert_identical(first[0], second[0])
    pd.testing.assert_frame_equal(first[1], second[1], check_exact=True)
    pd.testing.assert_frame_equal(first[2], second[2], check_exact=True)
