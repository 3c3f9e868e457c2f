"""Fit the constants that keep the status quo at its base rates."""

from sim.analysis.calibration.fit import calibrate
from sim.analysis.calibration.store import fingerprint

__all__ = ["calibrate", "fingerprint"]
