"""Where blocks run: in this process, in local processes, or on a Dask cluster."""

import os
import signal
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess
from threading import Thread
from typing import Protocol, runtime_checkable

from sim.study.in_process import InProcess

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


@runtime_checkable
class Site(Protocol):
    """A place to run blocks."""

    @property
    def width(self) -> int:
        """Number of blocks that run at once."""
        ...

    def open(self) -> AbstractContextManager[Executor]:
        """An executor of `concurrent.futures` that closes with the context."""
        ...


@dataclass(frozen=True)
class Serial:
    """One block after the other in this process."""

    @property
    def width(self) -> int:
        """One."""
        return 1

    def open(self) -> AbstractContextManager[Executor]:
        """An executor that works at once."""
        return InProcess()


@dataclass(frozen=True)
class Local:
    """Spawned processes of this machine, one thread of linear algebra each.

    `workers` is their number; none means one for each core that this process may use.
    """

    workers: int | None = None

    def __post_init__(self) -> None:
        _check_workers(self.workers)

    @property
    def width(self) -> int:
        """Number of processes."""
        return self.workers or len(os.sched_getaffinity(0))

    def open(self) -> AbstractContextManager[Executor]:
        """A pool of processes."""
        return _pool(self.width)


def _check_workers(workers: object) -> None:
    count = isinstance(workers, int) and not isinstance(workers, bool) and workers >= 1
    if workers is not None and not count:
        raise ValueError(
            f"executor.workers is {workers}; allowed is a whole number from 1, or null"
        )


@contextmanager
def _pool(workers: int) -> Iterator[Executor]:
    # A child reads the limits when it imports numpy, so they must stand before it starts.
    before = {name: os.environ.get(name) for name in THREADS}
    os.environ.update(dict.fromkeys(THREADS, "1"))
    executor = ProcessPoolExecutor(workers, get_context("spawn"), _end_with_parent)
    try:
        yield executor
    finally:
        executor.shutdown(cancel_futures=True)
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})


def _end_with_parent() -> None:
    # An interrupt from the terminal reaches workers too: they end at once, without a traceback.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    # A worker waits for tasks on a pipe that it holds open itself, so that it would outlive a
    # parent that was killed, with all its memory.
    parent = parent_process()
    if parent is not None:
        Thread(target=_end_after, args=(parent,), daemon=True).start()


def _end_after(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


@dataclass(frozen=True)
class Dask:
    """A Dask cluster at an address, or one of this machine without; needs the extra `cluster`.

    `workers` is the number of blocks that run at once; none means one for each core here.
    """

    address: str | None = None
    workers: int | None = None

    def __post_init__(self) -> None:
        _check_workers(self.workers)
        if find_spec("distributed") is None:
            raise ValueError(
                "executor is dask, which is not installed; allowed is serial or local, "
                "or install the extra: pip install 'brinkwatch[cluster]'"
            )

    @property
    def width(self) -> int:
        """Number of blocks that run at once."""
        return self.workers or len(os.sched_getaffinity(0))

    def open(self) -> AbstractContextManager[Executor]:
        """The executor of a client."""
        return _cluster(self)


@contextmanager
def _cluster(site: Dask) -> Iterator[Executor]:
    connect = import_module("distributed").Client
    own = {"n_workers": site.width, "threads_per_worker": 1, "dashboard_address": None}
    with connect(site.address) if site.address else connect(**own) as client:
        # Not pure: to tell equal tasks by their content, Dask would hash every array in them.
        yield client.get_executor(pure=False)
