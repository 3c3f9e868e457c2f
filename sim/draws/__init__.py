"""Random numbers that belong to (seed, run, week, owner, purpose)."""

from sim.draws.keyed import Draws

__all__ = ["Draws"]
