"""What each driver option does to each outcome."""

from sim.analysis.effects.table import effects, failures

__all__ = ["effects", "failures"]
