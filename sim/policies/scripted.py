"""Play a part that is written down."""

import dataclasses

import numpy as np

from sim.choice import Mix, Situation
from sim.quantities import param


@dataclasses.dataclass(frozen=True)
class Scripted:
    """The moves of a script in their weeks, where feasible, and nothing else.

    For exercises with a fixed course of one side, as in a seminar game (Schelling 1987). A row
    of the script is a week, from 1, and a move with its dyad, as in `USA>RUS:summit`; rows of
    states that are not in the world are left aside.
    """

    script: tuple[tuple[int, str], ...] = param(
        (), unit="week and move", source="the user's own; empty holds always"
    )

    def __post_init__(self) -> None:
        for week, move in self.script:
            if week < 1:
                raise ValueError(f"script has {move} in week {week}; allowed is a week from 1")

    def __call__(self, situation: Situation) -> Mix:
        """All weight on this week's moves and on holding elsewhere."""
        layout = situation.layout
        now = {move for week, move in self.script if week == situation.week}
        planned = np.array([label in now for label in layout.labels], dtype=bool)
        weight = (situation.feasible & planned).astype(float)
        return Mix(weight=weight, hold=(situation.by_group(weight) == 0).astype(float))
