"""The Mesa model: states that choose, and the international system that answers."""

from sim.model.state import State
from sim.model.system import InternationalSystem

__all__ = ["InternationalSystem", "State"]
