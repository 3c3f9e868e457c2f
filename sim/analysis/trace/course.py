"""What became of one state's week: drawn, forced, stopped and added by rules."""

import dataclasses
from functools import cached_property

import numpy as np
from jaxtyping import Float, Int

from sim.analysis.trace.arrive import authors, counted
from sim.choice import Layout, Mix, draw_moves
from sim.model import InternationalSystem


@dataclasses.dataclass(frozen=True)
class Course:
    """Own cells drawn and forced, by group; how often each happened and by which rules."""

    layout: Layout
    drawn: dict[int, int]
    forced: dict[int, int]
    counts: Int[np.ndarray, " own_cell"]
    authors: dict[int, str]

    def choice(self, group: int) -> int | None:
        """The cell chosen in a group, if it has not held."""
        return self.forced.get(group, self.drawn.get(group))

    def stopped_by(self, group: int) -> str | None:
        """The rule that stopped a group's choice, if one has."""
        cell = self.choice(group)
        return None if cell is None or self.counts[cell] else self.authors[cell]

    def added(self, group: int) -> dict[int, int]:
        """Cells toward a group's target that rules added, with their number; once a target."""
        dyad, start = self.layout.dyad, self.layout.starts[group]
        if start and dyad[start - 1] == dyad[start]:
            return {}
        cells = np.flatnonzero((self._unchosen > 0) & (dyad == dyad[start]))
        return {cell: int(self._unchosen[cell]) for cell in cells.tolist()}

    @cached_property
    def _unchosen(self) -> Int[np.ndarray, " own_cell"]:
        rest = self.counts.copy()
        for cell in {**self.drawn, **self.forced}.values():
            rest[cell] = max(rest[cell] - 1, 0)
        return rest


def course(
    system: InternationalSystem, layout: Layout, mix: Mix, uniform: Float[np.ndarray, "run width"]
) -> Course:
    """The course of a state's week in a system of a single run."""
    first, last = layout.cells.start, layout.cells.stop
    due = [c.cell for c in system.scenario.interventions if c.week == system.week]
    forced = [cell - first for cell in due if cell is not None and first <= cell < last]
    drawn = (draw_moves(mix, layout, uniform)[1] - first).tolist()
    return Course(
        layout=layout,
        drawn={int(layout.group_of[cell]): cell for cell in drawn},
        # Of two moves forced in one group the later takes the place of the earlier.
        forced={int(layout.group_of[cell]): cell for cell in forced},
        counts=counted(system.orders)[first:last],
        authors={cell - first: rule for cell, rule in authors(system).items()},
    )
