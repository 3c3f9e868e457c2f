"""Base rates that emerge at the status quo, beside what the world has shown."""

from sim.analysis.rates.emergent import Observed, emergent
from sim.analysis.rates.moves import compare_rates
from sim.analysis.rates.rate import Rate

__all__ = ["Observed", "Rate", "compare_rates", "emergent"]
