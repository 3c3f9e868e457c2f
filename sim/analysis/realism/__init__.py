"""A run of the model seen as the event data see the world, and compared with the data."""

from sim.analysis.realism.compare import Realism, realism

__all__ = ["Realism", "realism"]
