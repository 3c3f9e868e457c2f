"""A sweep as a whole: the morphological field of its cells."""

from sim.analysis.field.cells import Cell, read_sweep
from sim.analysis.field.dominance import beats, dominates, not_dominating
from sim.analysis.field.margin import margins
from sim.analysis.field.outcomes import all_paired, by_cell, warnings
from sim.analysis.field.ranking import rank_chances
from sim.analysis.field.runs import Runs, match

__all__ = [
    "Cell",
    "Runs",
    "all_paired",
    "beats",
    "by_cell",
    "dominates",
    "margins",
    "match",
    "not_dominating",
    "rank_chances",
    "read_sweep",
    "warnings",
]
