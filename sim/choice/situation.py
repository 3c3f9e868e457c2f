"""What one state faces in one week, and the mix of moves it answers with."""

import dataclasses
from functools import cached_property

import numpy as np
from jaxtyping import Bool, Float, Int

from sim.moves import CHANNELS, Groups, Repertoire


@dataclasses.dataclass(frozen=True)
class Layout:
    """Where one state's dyads, choice groups and cells lie; what never changes in a run.

    A group is one channel of one dyad: in each week at most one of its moves is drawn.
    `starts` are first cells of the groups; `column` is each group's column among the
    state's draws, which has room for every channel of every dyad.
    """

    state: int
    code: str
    dyads: Int[np.ndarray, " own_dyad"]
    cells: slice
    starts: Int[np.ndarray, " group"]
    sizes: Int[np.ndarray, " group"]
    column: Int[np.ndarray, " group"]
    dyad: Int[np.ndarray, " own_cell"]
    goldstein: Float[np.ndarray, " own_cell"]
    rivera: Float[np.ndarray, " own_cell"]
    chosen: Bool[np.ndarray, " own_cell"]
    labels: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """Number of draws a week: one for each channel of each dyad."""
        return len(self.dyads) * len(CHANNELS)

    @cached_property
    def sums(self) -> Groups:
        """Sums over the cells of each group."""
        return Groups(self.group_of, len(self.starts))

    @cached_property
    def group_of(self) -> Int[np.ndarray, " own_cell"]:
        """Group of each cell."""
        return np.repeat(np.arange(len(self.starts)), self.sizes)


def layout(
    repertoire: Repertoire, sender: Int[np.ndarray, " dyad"], state: int, code: str
) -> Layout:
    """The layout of one state, given the sender of each dyad."""
    dyads = np.flatnonzero(sender == state)
    own = np.flatnonzero(np.isin(repertoire.dyad, dyads))
    first = int(own[0]) if len(own) else 0
    group, starts, sizes = np.unique(repertoire.group[own], return_index=True, return_counts=True)
    offset = int(dyads[0]) * len(CHANNELS) if len(dyads) else 0
    return Layout(
        state=state,
        code=code,
        dyads=dyads,
        cells=slice(first, first + len(own)),
        starts=starts,
        sizes=sizes,
        column=group - offset,
        dyad=repertoire.dyad[own],
        goldstein=repertoire.goldstein[own],
        rivera=repertoire.moves.rivera[repertoire.move[own]],
        chosen=repertoire.chosen[own],
        labels=tuple(repertoire.labels[cell] for cell in own),
    )


@dataclasses.dataclass(frozen=True)
class Situation:
    """What a policy sees: everything about the state's own cells, for every run at once.

    `at_base` and `held` are what `weights_at_base` and `hold_at_base` would work out of `base` and
    `feasible`, where that has been done for all states together.
    """

    layout: Layout
    base: Float[np.ndarray, " own_cell"]
    feasible: Bool[np.ndarray, "run own_cell"]
    tilt: Float[np.ndarray, "run own_cell"]
    utility: Float[np.ndarray, "run own_cell"]
    constants: Float[np.ndarray, "grid own_cell"]
    grid: Float[np.ndarray, " grid"]
    received: Float[np.ndarray, "run own_dyad"]
    week: int = 0
    at_base: Float[np.ndarray, "run own_cell"] | None = None
    held: Float[np.ndarray, "run group"] | None = None

    @property
    def runs(self) -> int:
        """Number of runs."""
        return len(self.tilt)

    def weights_at_base(self) -> Float[np.ndarray, "run own_cell"]:
        """Base rates where the move is feasible, zero elsewhere."""
        return self._at_base if self.at_base is None else self.at_base

    @cached_property
    def _at_base(self) -> Float[np.ndarray, "run own_cell"]:
        weights = self.feasible * self.base
        weights.flags.writeable = False
        return weights

    def hold_at_base(self) -> Float[np.ndarray, "run group"]:
        """What the base rates of a group leave for holding."""
        return 1.0 - self.by_group(self.weights_at_base()) if self.held is None else self.held

    def by_group(self, values: Float[np.ndarray, "run own_cell"]) -> Float[np.ndarray, "run group"]:
        """Sum over the cells of each group, in the order of cells."""
        return self.layout.sums(values)

    def received_by_cell(self) -> Float[np.ndarray, "run own_cell"]:
        """What the target of each cell did to this state last week, as a sum of scores."""
        return self.received[:, self.layout.dyad - self.layout.dyads[0]]


@dataclasses.dataclass(frozen=True)
class Mix:
    """Relative weights of a state's moves and of holding; chances are their shares by group."""

    weight: Float[np.ndarray, "run own_cell"]
    hold: Float[np.ndarray, "run group"]
