"""Run every cell of a sweep, or tell beforehand what that would take."""

import dataclasses
import sys
import time
from collections.abc import Sequence
from typing import Any

from sim.cli.failure import WorkError
from sim.cli.run import carry_out
from sim.cli.tables import Table, show_table
from sim.config import build, compose
from sim.config.compose import CONFIGS
from sim.config.plan import make_plan, study_folder
from sim.config.sweep import Cell, cells
from sim.scenario import Scenario
from sim.study import Plan
from sim.study.block import Block, run_block

PROBE_RUNS, PROBE_WEEKS = 50, 10
COMPRESSED = 0.6
"""Share of the raw size that trajectories take on disk, seen on the baseline."""

Prepared = tuple[Cell, dict[str, Any], Scenario, Plan]


def sweep(words: list[str]) -> int:
    """Show the cells of a sweep with estimates of time and disk; nothing is run or written."""
    prepared = _prepared(words)
    seconds, size = _cost(prepared[0])
    number = len(prepared)
    rows = [
        (cell.label, str(scenario.runs), str(scenario.weeks)) for cell, _, scenario, _ in prepared
    ]
    total = sum(scenario.runs for _, _, scenario, _ in prepared)
    note = (
        f"{number} cells, {total} runs, about {seconds * number / 60:.1f} minutes on one core and "
        f"{size * number / 2**20:.0f} MB; run it with sim run -m"
    )
    show_table(Table("Cells of the sweep", ("cell", "runs", "weeks"), rows, note))
    return 0


def run_cells(words: list[str]) -> int:
    """Run every cell into a folder of its own; all are checked before the first begins."""
    prepared = _prepared(words)
    base = study_folder(prepared[0][1])
    failures = []
    for number, (cell, config, scenario, plan) in enumerate(prepared):
        folder = base / f"{number:04d}-{cell.label}"
        print(f"{number + 1}/{len(prepared)} {cell.label}", file=sys.stderr, flush=True)
        try:
            carry_out(folder, scenario, plan, {**config, "out": str(folder)})
        except WorkError as error:
            failures.append(f"{cell.label}: {error}")
    if failures:
        raise WorkError(f"{len(failures)} of {len(prepared)} cells; first {failures[0]}")
    return 0


def _prepared(words: Sequence[str]) -> list[Prepared]:
    made = []
    for cell in cells(words, CONFIGS):
        config = compose(cell.words)
        made.append((cell, config, build(config), make_plan(config)))
    return made


def _cost(prepared: Prepared) -> tuple[float, float]:
    """Seconds on one core and bytes on disk of one cell, from a short probe."""
    _, _, scenario, plan = prepared
    runs, weeks = min(scenario.runs, PROBE_RUNS), min(scenario.weeks, PROBE_WEEKS)
    probe = dataclasses.replace(scenario, runs=runs, weeks=weeks)
    task = plan.task(probe, Block(0, 0, runs), plan.uncertainty.sample(probe))
    start = time.perf_counter()
    result = run_block(task)
    share = scenario.runs * scenario.weeks / (runs * weeks)
    size = sum(array.nbytes for array in result.trajectories.values())
    events = sum(array.nbytes for array in result.events.values())
    return share * (time.perf_counter() - start), share * (COMPRESSED * size + events)
