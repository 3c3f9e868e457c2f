"""Simulate in memory."""

import dataclasses
from collections.abc import Mapping
from typing import Any

import numpy as np
import xarray as xr

from sim.scenario import Scenario
from sim.study.block import BlockResult
from sim.study.plan import PLAN, Plan
from sim.study.trajectories import block_dataset, joined
from sim.study.work import blocks, work


def simulate(
    scenario: Scenario,
    runs: int | None = None,
    seed: int | None = None,
    plan: Plan = PLAN,
    *,
    weeks: int | None = None,
) -> xr.Dataset:
    """Trajectories of a scenario: indicators over run, week and at most one more dimension.

    `runs`, `seed` and `weeks` replace the scenario's own. Raises TypeError for what is no
    scenario, ValueError for a size that makes no study, and RuntimeError with the traceback
    where a block of runs fails.
    """
    if not isinstance(scenario, Scenario):
        raise TypeError(
            f"simulate takes a scenario, as load_scenario('baseline') returns it; not {scenario!r}"
        )
    asked = {"runs": runs, "seed": seed, "weeks": weeks}
    chosen = _sized(scenario, {key: size for key, size in asked.items() if size is not None})
    results = sorted(_results(chosen, plan), key=lambda result: result.block.first_run)
    extended = plan.record.extend(chosen)
    return joined([block_dataset(result, extended) for result in results])


def _sized(scenario: Scenario, sizes: Mapping[str, object]) -> Scenario:
    changes: dict[str, Any] = {}
    for key, size in sizes.items():
        least = 0 if key == "seed" else 1
        if not isinstance(size, int | np.integer) or size < least:
            raise ValueError(f"{key} is {size!r}; allowed is a whole number from {least}")
        changes[key] = int(size)
    return dataclasses.replace(scenario, **changes)


def _results(scenario: Scenario, plan: Plan) -> list[BlockResult]:
    sample = plan.uncertainty.sample(scenario)
    parts = blocks(scenario.runs, plan.batch, plan.site.width)
    tasks = [plan.task(scenario, block, sample) for block in parts]
    results = []
    for task, result in work(tasks, plan.site):
        if isinstance(result, str):
            raise RuntimeError(f"runs from {task.block.first_run} failed:\n{result}")
        results.append(result)
    return results
