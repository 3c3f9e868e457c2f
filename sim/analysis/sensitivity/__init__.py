"""Which assumption drives which outcome: sensitivity indices of a study."""

from sim.analysis.sensitivity.about import about, heading, notes, remarks
from sim.analysis.sensitivity.indices import METHODS, Sensitivity, sensitivity, strongest
from sim.analysis.sensitivity.luck import Luck, luck
from sim.analysis.sensitivity.points import Points, Sampled
from sim.analysis.sensitivity.units import inherited

__all__ = [
    "METHODS",
    "Luck",
    "Points",
    "Sampled",
    "Sensitivity",
    "about",
    "heading",
    "inherited",
    "luck",
    "notes",
    "remarks",
    "sensitivity",
    "strongest",
]
