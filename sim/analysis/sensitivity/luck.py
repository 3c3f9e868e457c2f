"""Whether parameters stand out in more outcomes than luck alone would give."""

import dataclasses

import numpy as np
import pandas as pd
from scipy.stats import binom

from sim.analysis.compare import holm
from sim.analysis.sensitivity.indices import Sensitivity, strongest

CHANCE = 0.05
"""How often some parameter stands out in an outcome that none of them drives."""
BOUND = 0.95
NAMED = 3


@dataclasses.dataclass(frozen=True)
class Luck:
    """In how many outcomes a parameter stands out, and in how many one would by luck.

    Luck gives `expected` on average and no more than `bound` in 95 of 100 studies, were outcomes
    independent. `sure` are the effects, strongest first and as in `x on y`, that also stand out
    among all outcomes at once.
    """

    driven: int
    outcomes: int
    expected: int
    bound: int
    sure: tuple[str, ...]

    @property
    def alone(self) -> bool:
        """Whether luck alone explains what stands out."""
        return 0 < self.driven <= self.bound and not self.sure

    @property
    def verdict(self) -> str:
        """A sentence on what luck explains; empty where it explains little."""
        if not 0 < self.driven <= self.bound:
            return ""
        counted = (
            f"In {self.driven} of {self.outcomes} outcomes some parameter stands out; by luck "
            f"alone about {self.expected} would, and up to {self.bound} in 95 of 100 studies"
        )
        if self.sure:
            some = "; ".join(self.sure[:NAMED])
            return f"{counted}. But among all outcomes at once these stand out as well: {some}."
        return f"No more than luck would give. {counted}: what is named may do nothing."


def luck(found: Sensitivity) -> Luck:
    """What luck explains of a sensitivity analysis.

    Each outcome is corrected for its number of parameters; `sure` for the outcomes as well.
    """
    outcomes = found.points.outcomes.shape[1]
    driven = outcomes - len(found.quiet)
    expected, bound = CHANCE * outcomes, int(binom.ppf(BOUND, outcomes, CHANCE)) if outcomes else 0
    return Luck(driven, outcomes, round(expected), bound, _sure(found))


def _sure(found: Sensitivity) -> tuple[str, ...]:
    if found.table.empty:
        return ()
    own = found.table[found.table["index"] == found.main]
    corrected = pd.Series(holm(np.asarray(own["p_value"], dtype=float)), own.index)
    named = strongest(found, len(own))
    named = named[corrected[named.index] < CHANCE].copy()
    named["p"] = corrected[named.index]
    named = named.sort_values("p", kind="stable")
    return tuple(f"{row['parameter']} on {row['outcome']}" for _, row in named.iterrows())
