"""Studies side by side, from their folders and tables of differences."""

from sim.report.comparison.branch import add_parent, keep_parent
from sim.report.comparison.page import write_comparison
from sim.report.comparison.questions import question_of
from sim.report.comparison.setting import Difference

__all__ = ["Difference", "add_parent", "keep_parent", "question_of", "write_comparison"]
