"""Tell bad input from work that has failed."""

from collections.abc import Iterator
from contextlib import contextmanager


class WorkError(Exception):
    """The input was good, but the work on it failed."""


@contextmanager
def working(task: str) -> Iterator[None]:
    """Report an error of the work as such: what was checked before is not at fault."""
    try:
        yield
    except WorkError:
        raise
    except Exception as error:
        raise WorkError(f"{task}: {type(error).__name__}: {error}") from error
