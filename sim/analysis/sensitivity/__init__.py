"""Which assumption drives which outcome: sensitivity indices of a study."""

from sim.analysis.sensitivity.indices import METHODS, Sensitivity, sensitivity
from sim.analysis.sensitivity.points import Points, Sampled

__all__ = ["METHODS", "Points", "Sampled", "Sensitivity", "sensitivity"]
