"""Lines that lie on each other in one plot: dashes let those below be seen."""

from collections.abc import Sequence

import numpy as np
from jaxtyping import Float

Dashes = str | tuple[int, tuple[int, int]]
"""A line style of matplotlib."""

CLOSE = 0.01
"""Share of all lines' range within which most of two lines must lie to hide each other."""
DASH = 3
"""Length of a dash, in widths of the line."""


def styles(lines: Sequence[Float[np.ndarray, " _"]]) -> list[Dashes]:
    """A style for each line: solid, or dashed where an earlier one lies below.

    Each further line on the same place has half as many dashes, so that none hides another.
    """
    known = [line[np.isfinite(line)] for line in lines]
    values = np.concatenate(known) if known else np.zeros(0)
    within = CLOSE * float(np.ptp(values)) if values.size else 0.0
    found: list[Dashes] = []
    for place, line in enumerate(lines):
        below = sum(_hides(line, earlier, within) for earlier in lines[:place])
        found.append((0, (DASH, DASH * (2**below - 1))) if below else "-")
    return found


def _hides(
    line: Float[np.ndarray, " week"], below: Float[np.ndarray, " earlier"], within: float
) -> bool:
    """Whether most of a line lies on one below it, over the weeks that both have."""
    weeks = min(len(line), len(below))
    apart = np.abs(line[:weeks] - below[:weeks])
    apart = apart[np.isfinite(apart)]
    return bool(apart.size and np.median(apart) <= within)
