"""Scenarios compared run by run."""

from sim.analysis.compare.multiple import holm
from sim.analysis.compare.paired import compare_outcomes

__all__ = ["compare_outcomes", "holm"]
