"""The condition of the simulated world in one week, in every run at once."""

from sim.world.axes import BLOCS, THEATRES
from sim.world.facts import PostureStart, Start
from sim.world.reference import Reference
from sim.world.start import initial_world
from sim.world.state import World

__all__ = ["BLOCS", "THEATRES", "PostureStart", "Reference", "Start", "World", "initial_world"]
