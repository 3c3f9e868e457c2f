"""Progress on standard error: a bar on a terminal, plain lines elsewhere."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from sim.cli.pipe import tell
from sim.study.plan import Progress as Watch

FIRST, LAST = 1.0, 10.0
"""Seconds from the first line to the second, and at most between two; each wait doubles."""


@contextmanager
def watching() -> Iterator[Watch]:
    """A function to be told of runs done and runs in all."""
    if sys.stderr.isatty():
        with _bar() as watch:
            yield watch
    else:
        yield Lines()


@contextmanager
def _bar() -> Iterator[Watch]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.completed}/{task.total} runs"), BarColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("runs", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


class Lines:
    """Prints a line now and then, soon at first and then more seldom, and one at the end."""

    def __init__(self) -> None:
        self._wait, self._next = FIRST, 0.0

    def __call__(self, done: int, total: int) -> None:
        """Print how far the work is, if the last line is old or all is done."""
        now = time.monotonic()
        if done == total or now >= self._next:
            self._next = now + self._wait
            self._wait = min(2 * self._wait, LAST)
            tell(f"{done}/{total} runs", sys.stderr)
