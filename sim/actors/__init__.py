"""States and ordered pairs of states: what does not change during a run."""

from sim.actors.dyads import Dyads
from sim.actors.load import load_actors
from sim.actors.states import Actors, States

__all__ = ["Actors", "Dyads", "States", "load_actors"]
