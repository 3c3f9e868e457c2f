"""Scenarios compared run by run."""

from sim.analysis.compare.multiple import holm
from sim.analysis.compare.paired import compare_outcomes
from sim.analysis.compare.studies import compare, share_luck

__all__ = ["compare", "compare_outcomes", "holm", "share_luck"]
