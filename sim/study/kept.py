"""An executor that stays open from one piece of work to the next."""

from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Executor
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, field

from sim.study.executors import Site


@dataclass
class Kept:
    """A site whose executor is opened when first asked for and closed at the end of `keeping`.

    Processes need a second to begin, so that what follows the blocks should find them there. An
    executor that a dying worker has broken is replaced when it is next asked for.
    """

    site: Site
    _stack: ExitStack = field(default_factory=ExitStack)
    _executor: Executor | None = None

    @property
    def width(self) -> int:
        """Number of tasks that run at once."""
        return self.site.width

    def open(self) -> AbstractContextManager[Executor]:
        """The executor, which outlives the context."""
        if self._executor is None or _broken(self._executor):
            self.close()
            self._executor = self._stack.enter_context(self.site.open())
        return nullcontext(self._executor)

    def close(self) -> None:
        """End the executor, if there is one."""
        self._executor = None
        self._stack.close()


@contextmanager
def keeping(site: Site) -> Iterator[Kept]:
    """The site with an executor that ends with this context."""
    kept = Kept(site)
    try:
        yield kept
    finally:
        kept.close()


def _broken(executor: Executor) -> bool:
    try:
        executor.submit(_nothing).result()
    except BrokenExecutor:
        return True
    return False


def _nothing() -> None:
    """The least of tasks."""
