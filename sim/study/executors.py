"""Where blocks run: in this process, in local processes, or on a Dask cluster."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from importlib import import_module
from multiprocessing import get_context
from typing import ParamSpec, Protocol, TypeVar, runtime_checkable

P = ParamSpec("P")
T = TypeVar("T")

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


class InProcess(Executor):
    """An executor that works at once, in the calling thread."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Call the function and return what comes of it as a finished future."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # a future carries any failure to whoever asks for the result
            future.set_exception(error)
        return future


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
        if self.workers is not None and not _is_count(self.workers):
            raise ValueError(
                f"executor.workers is {self.workers}; allowed is a whole number from 1, or null"
            )

    @property
    def width(self) -> int:
        """Number of processes."""
        return self.workers or len(os.sched_getaffinity(0))

    def open(self) -> AbstractContextManager[Executor]:
        """A pool of processes."""
        return _pool(self.width)


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1


@contextmanager
def _pool(workers: int) -> Iterator[Executor]:
    # A child reads the limits when it imports numpy, so they must stand before it starts.
    before = {name: os.environ.get(name) for name in THREADS}
    os.environ.update(dict.fromkeys(THREADS, "1"))
    try:
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as executor:
            yield executor
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})


@dataclass(frozen=True)
class Dask:
    """A Dask cluster at an address, or a local one without; needs the extra `cluster`."""

    address: str | None = None
    ahead: int = 64

    @property
    def width(self) -> int:
        """Number of blocks that may wait at the cluster at once."""
        return self.ahead

    def open(self) -> AbstractContextManager[Executor]:
        """The executor of a client."""
        return _cluster(self.address)


@contextmanager
def _cluster(address: str | None) -> Iterator[Executor]:
    try:
        client = import_module("distributed").Client(address)
    except ImportError as error:
        raise ValueError(
            "executor is dask, which is not installed; allowed is serial or local, "
            "or install the extra: pip install 'brinkwatch[cluster]'"
        ) from error
    with client:
        yield client.get_executor()
