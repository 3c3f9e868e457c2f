"""What each driver option does to each outcome."""

from sim.analysis.effects.claims import Claim, make_claim, read_rows
from sim.analysis.effects.page import page
from sim.analysis.effects.table import effects, failures

__all__ = ["Claim", "effects", "failures", "make_claim", "page", "read_rows"]
