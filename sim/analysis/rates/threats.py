"""What becomes of threats."""

from collections.abc import Mapping, Sequence

import numpy as np
from jaxtyping import Float

Paths = Float[np.ndarray, "run week dyad"]
Totals = Mapping[str, Float[np.ndarray, " run"]]


def fates(carried_out: Paths, conceded: Paths, lapsed: Paths) -> Totals:
    """How many threats of each run were carried out, conceded and let lapse."""
    paths = {"carried_out": carried_out, "conceded": conceded, "lapsed": lapsed}
    return {name: total(path) for name, path in paths.items()}


def total(path: Paths) -> Float[np.ndarray, " run"]:
    """How many of each run."""
    number: Float[np.ndarray, " run"] = path.sum(axis=(1, 2))
    return number


def share_of(totals: Totals, part: str, whole: Sequence[str]) -> tuple[float, float, float]:
    """One fate as a share of several, over all runs, with a 95 % interval.

    The runs are the independent observations: a ratio estimate, linearised (Cochran 1977).
    """
    above, below = totals[part], sum((totals[name] for name in whole), np.zeros(1))
    if below.sum() == 0:
        return 0.0, 0.0, 1.0
    share = float(above.sum() / below.sum())
    spread = float((above - share * below).std(ddof=1)) if len(above) > 1 else 0.0
    half = 1.96 * spread / (np.sqrt(len(above)) * float(below.mean()))
    return share, max(0.0, share - half), min(1.0, share + half)
