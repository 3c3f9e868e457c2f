"""Forecasts of the simulator on weeks that its estimates have not seen."""

from sim.analysis.hindcast.rolling import Plan, hindcast

__all__ = ["Plan", "hindcast"]
