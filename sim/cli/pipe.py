"""Print into a pipe whose reader may have gone."""

import os
import sys
from typing import Any


def tell(line: object, stream: Any = None) -> None:
    """Print a line at once; a reader who has stopped reading does not cost the work that follows.

    The line goes to standard output unless another stream is given.
    """
    to = stream or sys.stdout
    try:
        print(line, file=to, flush=True)
    except BrokenPipeError:
        hush(to)


def hush(stream: Any) -> None:
    """Print nowhere from now on: Python would complain of the closed pipe at every flush."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
