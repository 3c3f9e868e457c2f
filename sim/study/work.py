"""Divide a study into blocks and hand them to an executor."""

import gc
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from functools import partial
from itertools import islice
from typing import TypeAlias

from sim.study.block import Block, BlockResult, Task, run_block
from sim.study.executors import Site
from sim.study.isolate import isolated, told

RUNS_A_BLOCK = 500
"""Assumption: so many runs share the price of the calls that a week makes, and one of their arrays
still fits into a core's cache; measure before changing (docs/performance.md)."""

Done: TypeAlias = tuple[Task, BlockResult | str]
"""A task with its result, or with the traceback of its failure."""

Submit: TypeAlias = Callable[[Task], Future[BlockResult]]


def blocks(runs: int, batch: int | None, width: int) -> tuple[Block, ...]:
    """Blocks of `batch` runs, or else about equal ones that fit the cache and fill the workers."""
    if batch is None:
        number = max(-(-runs // RUNS_A_BLOCK), min(width, runs))
        batch = -(-runs // number)
    starts = range(0, runs, batch)
    return tuple(
        Block(number, start, min(batch, runs - start)) for number, start in enumerate(starts)
    )


def run_apart(task: Task) -> BlockResult:
    """Run a block; where it fails, keep the runs that do not fail by themselves."""
    gc.freeze()
    try:
        return isolated(task, run_block)
    finally:
        # A model and its agents refer to each other, so that only the collector frees the arrays
        # of a block; left alone it counts objects, not their size, and blocks pile up. It need
        # not look through what was there before the block, which is much more.
        gc.collect()
        gc.unfreeze()


def work(tasks: Iterable[Task], site: Site, apart: bool = False) -> Generator[Done]:
    """Each task with its result, or with the traceback of its failure, as they come.

    `apart` lets a failing run fail alone. Few tasks are asked for and handed out ahead, so that
    neither tasks nor results pile up in memory. Where a worker dies and takes the executor with
    it, the blocks in its hands are tried again, one at a time in a fresh executor: the one that
    kills its worker again has failed, the others have lost nothing.
    """
    feed, ahead = iter(tasks), 2 * site.width if site.width > 1 else 1
    while True:
        lost: list[Task] = []
        with site.open() as executor:
            yield from _round(feed, partial(_submit, executor, apart), ahead, lost)
        if not lost:
            return
        yield from _singly(lost, site, apart)


def _singly(tasks: Iterable[Task], site: Site, apart: bool) -> Iterator[Done]:
    """Work on one task at a time, so that it is known which one breaks the executor."""
    feed = iter(tasks)
    while True:
        lost: list[Task] = []
        with site.open() as executor:
            yield from _round(feed, partial(_submit, executor, apart), 1, lost)
        if not lost:
            return
        for task in lost:
            yield task, "BrokenExecutor: the worker died, as another had that ran this block"


def _round(feed: Iterator[Task], submit: Submit, ahead: int, lost: list[Task]) -> Iterator[Done]:
    """Work until the tasks are done or the executor is broken; then tell which were lost."""
    waiting: dict[Future[BlockResult], Task] = {}
    while True:
        wanted = 0 if lost else ahead - len(waiting)
        waiting |= {submit(task): task for task in islice(feed, wanted)}
        if not waiting:
            return
        yield from _finished(waiting, lost)


def _submit(executor: Executor, apart: bool, task: Task) -> Future[BlockResult]:
    try:
        return executor.submit(run_apart if apart else run_block, task)
    except BrokenExecutor as error:  # a broken pool takes no more, which must not lose the rest
        future: Future[BlockResult] = Future()
        future.set_exception(error)
        return future


def _finished(waiting: dict[Future[BlockResult], Task], lost: list[Task]) -> Iterator[Done]:
    done, _ = wait(waiting, return_when=FIRST_COMPLETED)
    for future in sorted(done, key=lambda future: waiting[future].block.first_run):
        task = waiting.pop(future)
        error = future.exception()
        if isinstance(error, BrokenExecutor):
            lost.append(task)
        else:
            yield task, told(error) if error else future.result()
