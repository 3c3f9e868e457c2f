"""Which assumption drives which outcome: sensitivity indices of a study."""

from sim.analysis.sensitivity.about import about, notes, remarks
from sim.analysis.sensitivity.indices import METHODS, Sensitivity, sensitivity, strongest
from sim.analysis.sensitivity.points import Points, Sampled

__all__ = [
    "METHODS",
    "Points",
    "Sampled",
    "Sensitivity",
    "about",
    "notes",
    "remarks",
    "sensitivity",
    "strongest",
]
