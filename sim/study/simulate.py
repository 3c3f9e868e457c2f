"""Simulate in memory."""

import dataclasses

import xarray as xr

from sim.scenario import Scenario
from sim.study.block import BlockResult
from sim.study.plan import PLAN, Plan
from sim.study.trajectories import block_dataset, joined
from sim.study.work import blocks, work


def simulate(
    scenario: Scenario, runs: int | None = None, seed: int | None = None, plan: Plan = PLAN
) -> xr.Dataset:
    """Trajectories of a scenario: indicators over run, week and at most one more dimension.

    `runs` and `seed` replace the scenario's own. Raises ValueError for a size that makes no
    study, and RuntimeError with the traceback where a block of runs fails.
    """
    chosen = dataclasses.replace(
        scenario,
        runs=scenario.runs if runs is None else runs,
        seed=scenario.seed if seed is None else seed,
    )
    if chosen.runs < 1 or chosen.seed < 0:
        raise ValueError(
            f"runs={chosen.runs} seed={chosen.seed}; allowed are runs from 1 and seeds from 0"
        )
    results = sorted(_results(chosen, plan), key=lambda result: result.block.first_run)
    extended = plan.record.extend(chosen)
    return joined([block_dataset(result, extended) for result in results])


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
