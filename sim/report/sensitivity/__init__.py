"""Which assumption drives which outcome: figures and page from a table of indices."""

from sim.report.sensitivity.page import write_sensitivity

__all__ = ["write_sensitivity"]
