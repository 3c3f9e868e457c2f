"""Two studies side by side, from their folders and a table of differences."""

from sim.report.comparison.page import write_comparison

__all__ = ["write_comparison"]
