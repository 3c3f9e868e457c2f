"""Figures and report of a study, from its folder alone."""

from sim.report.comparison import Difference, add_parent, keep_parent, write_comparison
from sim.report.page import write_report

__all__ = ["Difference", "add_parent", "keep_parent", "write_comparison", "write_report"]
