"""Compare whole studies."""

from typing import Any, Protocol, runtime_checkable

import pandas as pd

from sim.analysis.compare.paired import compare_outcomes


@runtime_checkable
class Compared(Protocol):
    """What a comparison needs of a study: its outcomes and where they come from."""

    @property
    def outcomes(self) -> pd.DataFrame:
        """A row per run, a column per outcome."""

    @property
    def manifest(self) -> dict[str, Any]:
        """At least `seed` and `runs`."""


def share_luck(first: Compared, second: Compared) -> bool:
    """Whether two studies have seed and runs in common, so that runs can be paired."""
    return all(first.manifest[key] == second.manifest[key] for key in ("seed", "runs"))


def compare(first: Compared, second: Compared, *, level: float = 0.95) -> pd.DataFrame:
    """Second less first for every outcome, paired run by run where the studies share luck.

    Takes what `open_study` returns. The columns are those of `compare_outcomes`.
    """
    paired = share_luck(first, second)
    return compare_outcomes(first.outcomes, second.outcomes, paired=paired, level=level)
