"""What a study will take, from a short probe of it."""

import dataclasses
import os
import shutil
import sys
import time
from pathlib import Path

from sim.scenario import Scenario
from sim.study import Plan
from sim.study.block import Block, run_block
from sim.study.sampling import Fixed
from sim.study.work import blocks

PROBE_RUNS, PROBE_WEEKS = 50, 10
COMPRESSED = 0.6
"""Share of the raw size that trajectories take on disk, seen on the baseline."""

LARGE = 5_000_000
"""Run-weeks above which a study is probed before it begins: about ten minutes of work."""

MANY = 10_000
"""Runs that show how large the blocks of a larger study are."""

GIGABYTE = 1e9


@dataclasses.dataclass(frozen=True)
class Cost:
    """Seconds on one core, bytes on disk, and bytes of memory of the blocks worked on at once."""

    seconds: float
    disk: float
    memory: float


def cost(scenario: Scenario, plan: Plan) -> Cost:
    """What a scenario would take, by what a few runs of a few weeks take."""
    runs, weeks = min(scenario.runs, PROBE_RUNS), min(scenario.weeks, PROBE_WEEKS)
    probe = dataclasses.replace(scenario, runs=runs, weeks=weeks)
    plan = dataclasses.replace(plan, uncertainty=Fixed())
    start = time.perf_counter()
    result = run_block(plan.task(probe, Block(0, 0, runs), {}))
    seconds = time.perf_counter() - start
    size = sum(array.nbytes for array in result.trajectories.values())
    events = sum(array.nbytes for array in result.events.values())
    one = 1 / (runs * weeks)
    all_weeks = scenario.runs * scenario.weeks
    block = blocks(min(scenario.runs, MANY), plan.batch, plan.site.width)[0].runs
    at_once = min(block * plan.site.width, scenario.runs) * scenario.weeks
    return Cost(
        seconds * one * all_weeks,
        (COMPRESSED * size + events) * one * all_weeks,
        (size + events) * one * at_once,
    )


def check_room(folder: Path, scenario: Scenario, plan: Plan, cells: int = 1) -> None:
    """Tell what a large study, or a sweep of so many, will take; ValueError where it cannot fit."""
    if cells * scenario.runs * scenario.weeks < LARGE:
        return
    one = cost(scenario, plan)
    needs = dataclasses.replace(one, seconds=cells * one.seconds, disk=cells * one.disk)
    size = f"runs={scenario.runs} weeks={scenario.weeks}"
    size = size if cells == 1 else f"{cells} cells of {size}"
    free = float(shutil.disk_usage(_there(folder)).free)
    if needs.disk > free:
        raise ValueError(
            f"{size} would take about {_said(needs.disk)} on disk, where {folder} has "
            f"{_said(free)} left; allowed are fewer runs or weeks, record=small, or another out="
        )
    memory = float(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"))
    if needs.memory > memory:
        raise ValueError(
            f"{size} would take about {_said(needs.memory)} of memory at once, where this machine "
            f"has {_said(memory)}; allowed are fewer weeks, record=small, or a smaller batch="
        )
    print(
        f"{size}: about {needs.seconds / 60:,.0f} minutes on one core and {_said(needs.disk)} on "
        "disk; what is done is kept, and sim resume goes on",
        file=sys.stderr,
    )


def _there(folder: Path) -> Path:
    """The nearest folder that is there already."""
    return next(each for each in (folder.absolute(), *folder.absolute().parents) if each.is_dir())


def _said(size: float) -> str:
    return f"{size / GIGABYTE:,.1f} GB"
