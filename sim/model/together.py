"""What the states of a model decide in a week, drawn for all of them at once."""

import dataclasses
from collections.abc import Sequence

import numpy as np
from jaxtyping import Int

from sim.choice import Layout, draw_moves, mixed, side_by_side
from sim.model.state import State

Events = tuple[Int[np.ndarray, " event"], Int[np.ndarray, " event"]]
"""Run and cell of each move."""


@dataclasses.dataclass(frozen=True)
class Together:
    """States in the order of their cells, whatever the order in which they act, as one layout.

    Each state's moves are those that its own numbers draw from its own mix. To draw them side by
    side is the same as state by state, and quicker.
    """

    states: tuple[State, ...]
    layout: Layout | None

    @classmethod
    def of(cls, states: Sequence[State]) -> "Together":
        """The states of a model; without any there is nothing to draw."""
        ordered = tuple(sorted(states, key=lambda state: state.layout.cells.start))
        whole = side_by_side([state.layout for state in ordered]) if ordered else None
        return cls(ordered, whole)

    def decide(self) -> list[Events]:
        """Moves of the week from the mixes and numbers of all states."""
        mixes = [state.answer for state in self.states if state.answer is not None]
        numbers = [state.draws for state in self.states if state.draws is not None]
        if self.layout is None:
            return []
        return [draw_moves(mixed(mixes), self.layout, np.concatenate(numbers, axis=1))]
