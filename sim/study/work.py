"""Divide a study into blocks and hand them to an executor."""

import traceback
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait

from sim.study.block import Block, BlockResult, Task, run_block
from sim.study.executors import Site

RUNS_A_BLOCK = 250
"""Assumption: the arrays of so many runs stay within a core's cache; measure before changing."""


def blocks(runs: int, batch: int | None, width: int) -> tuple[Block, ...]:
    """Blocks of `batch` runs, or else about equal ones that fit the cache and fill the workers."""
    if batch is None:
        number = max(-(-runs // RUNS_A_BLOCK), min(width, runs))
        batch = -(-runs // number)
    starts = range(0, runs, batch)
    return tuple(
        Block(number, start, min(batch, runs - start)) for number, start in enumerate(starts)
    )


def work(tasks: Sequence[Task], site: Site) -> Iterator[tuple[Block, BlockResult | str]]:
    """Each block with its result, or with the traceback of its failure, as they come.

    Few tasks are handed out ahead, so that neither tasks nor results pile up in memory.
    """
    ahead = 2 * site.width if site.width > 1 else 1
    with site.open() as executor:
        waiting: dict[Future[BlockResult], Block] = {}
        for task in tasks:
            _hand_out(task, executor, waiting)
            if len(waiting) >= ahead:
                yield from _finished(waiting)
        while waiting:
            yield from _finished(waiting)


def _hand_out(task: Task, executor: Executor, waiting: dict[Future[BlockResult], Block]) -> None:
    try:
        future = executor.submit(run_block, task)
    except RuntimeError as error:  # a broken pool takes no more, which must not lose the rest
        future = Future()
        future.set_exception(error)
    waiting[future] = task.block


def _finished(
    waiting: dict[Future[BlockResult], Block],
) -> Iterator[tuple[Block, BlockResult | str]]:
    done, _ = wait(waiting, return_when=FIRST_COMPLETED)
    for future in sorted(done, key=lambda future: waiting[future].number):
        block = waiting.pop(future)
        error = future.exception()
        yield block, "".join(traceback.format_exception(error)) if error else future.result()
