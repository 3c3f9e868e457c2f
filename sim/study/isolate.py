"""Find the runs of a block that fail by themselves, and keep the others."""

import traceback
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np

from sim.study.block import BlockResult, Task

ROOT = Path(__file__).resolve().parents[2]


def isolated(task: Task, run: Callable[[Task], BlockResult]) -> BlockResult:
    """What the runs of a task yield, those that fail left out and told with their traceback.

    A block that fails is halved until each failing run stands alone: a run is the same in any
    block, so halving finds exactly the runs that would fail one by one, in fewer steps.
    """
    try:
        return run(task)
    except Exception as error:  # whatever a run dies of, the others must not die with it
        if task.block.runs == 1:
            return BlockResult(task.block, {}, {}, {}, {task.block.first_run: told(error)})
    middle, end = task.block.runs // 2, task.block.runs
    halves = (task.part(0, middle), task.part(middle, end))
    return _merged(task, [isolated(half, run) for half in halves])


def told(error: BaseException) -> str:
    """The traceback of an error, its files named from the project's folder."""
    return "".join(traceback.format_exception(error)).replace(f"{ROOT}/", "")


def _merged(task: Task, parts: Sequence[BlockResult]) -> BlockResult:
    failed = {number: error for part in parts for number, error in part.failed.items()}
    whole = [part for part in parts if part.runs]
    return BlockResult(
        task.block,
        _joined([part.trajectories for part in whole]),
        _joined([part.outcomes for part in whole]),
        _joined([part.events for part in whole]),
        failed,
    )


def _joined(tables: Sequence[Mapping[str, np.ndarray]]) -> dict[str, np.ndarray]:
    """Arrays of successive runs as one, by name."""
    names = tables[0] if tables else ()
    return {name: np.concatenate([table[name] for table in tables]) for name in names}
