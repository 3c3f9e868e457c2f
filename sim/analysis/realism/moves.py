"""Yearly rates of notable moves in the runs against their tables."""

import numpy as np
import pandas as pd

from sim.analysis.rates import compare_rates
from sim.analysis.realism.paths import Paths
from sim.moves import Repertoire
from sim.moves.repertoire import WEEKS_A_YEAR

LEAST_EVENTS = 100.0
"""Expected events over all runs below which a count says too little about a rate: its noise is
a tenth where there are a hundred."""


def move_table(repertoire: Repertoire, paths: Paths) -> pd.DataFrame:
    """Events a year of each cell in the first year, as `compare_rates`, with its dyad.

    A chosen move is counted over the weeks in which it was feasible, one that a rule draws over
    all weeks. Cells with fewer than LEAST_EVENTS expected are left out.
    """
    chosen = repertoire.chosen
    years = np.where(chosen, paths.feasible / WEEKS_A_YEAR, paths.years)
    expected = repertoire.reference * years
    rate = paths.moves / np.maximum(years, 1e-9)
    judged = np.where(expected >= LEAST_EVENTS, expected, 0.0)
    found = compare_rates(repertoire.labels, rate, repertoire.reference, judged)
    drawn = dict(zip(repertoire.labels, np.where(chosen, "choice", "rule"), strict=True))
    return found.assign(
        dyad=[label.partition(":")[0] for label in found["cell"]],
        drawn_by=[str(drawn[label]) for label in found["cell"]],
    )
