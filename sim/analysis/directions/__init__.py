"""Signs of effects that theory expects, held against paired runs."""

from sim.analysis.directions.claims import Direction, read_directions
from sim.analysis.directions.page import page
from sim.analysis.directions.verdict import judge

__all__ = ["Direction", "judge", "page", "read_directions"]
