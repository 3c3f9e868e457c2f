"""Who can do what to whom: a ragged list of feasible dyad-move cells."""

import dataclasses
from functools import cached_property

import numpy as np
from jaxtyping import Bool, Float, Int

from sim.moves.sums import Groups
from sim.moves.table import CHANNELS, EFFECTS, Moves

WEEKS_A_YEAR = 52.0


@dataclasses.dataclass(frozen=True, eq=False)
class Repertoire:
    """Cells sorted by dyad, channel and move. Rates are events a year while feasible.

    `rate` is this scenario's; `reference` the status quo's, on which expectations rest.
    Moves drawn by rules have cells too, so that their events and expectations have a place;
    they take no part in choice (`chosen` is False there).
    """

    moves: Moves
    labels: tuple[str, ...]
    senders: tuple[str, ...]
    dyad: Int[np.ndarray, " cell"]
    move: Int[np.ndarray, " cell"]
    rate: Float[np.ndarray, " cell"]
    reference: Float[np.ndarray, " cell"]
    dyads: int

    @property
    def count(self) -> int:
        """Number of cells."""
        return len(self.move)

    @cached_property
    def base(self) -> Float[np.ndarray, " cell"]:
        """Weekly base rate of each cell in this scenario."""
        return self.rate / WEEKS_A_YEAR

    @cached_property
    def reference_base(self) -> Float[np.ndarray, " cell"]:
        """Weekly base rate of each cell at the status quo."""
        return self.reference / WEEKS_A_YEAR

    @cached_property
    def as_usual(self) -> bool:
        """Whether this scenario's rates are those of the status quo."""
        return np.array_equal(self.rate, self.reference)

    @cached_property
    def goldstein(self) -> Float[np.ndarray, " cell"]:
        """Goldstein score of each cell."""
        return self.moves.goldstein[self.move]

    @cached_property
    def chosen(self) -> Bool[np.ndarray, " cell"]:
        """Which cells are drawn by choice; the others are drawn by rules."""
        return ~self.moves.by_rule[self.move]

    @cached_property
    def ruled(self) -> Int[np.ndarray, " ruled"]:
        """Cells that rules draw."""
        return np.flatnonzero(~self.chosen)

    @cached_property
    def group(self) -> Int[np.ndarray, " cell"]:
        """Choice group of each cell: dyad times channels plus channel."""
        return self.dyad * len(CHANNELS) + self.moves.channel[self.move]

    @cached_property
    def positions(self) -> dict[str, int]:
        """Position of each cell by its label, as in `USA>RUS:impose_sanctions`."""
        return {label: i for i, label in enumerate(self.labels)}

    @cached_property
    def groups(self) -> tuple[Int[np.ndarray, " group"], Int[np.ndarray, " cell"]]:
        """First cell of each choice group, and the number of its group for each cell."""
        _, starts, inverse = np.unique(self.group, return_index=True, return_inverse=True)
        return starts, inverse

    def groups_of(self, cells: slice) -> slice:
        """The choice groups of a stretch of cells that holds whole groups."""
        group = self.groups[1]
        return slice(int(group[cells.start]), int(group[cells.stop - 1]) + 1)

    def by_group(self, values: Float[np.ndarray, "run cell"]) -> Float[np.ndarray, "run group"]:
        """Sum over the cells of each choice group, in the order of cells."""
        return self._group_sums(values)

    @cached_property
    def _group_sums(self) -> Groups:
        return Groups(self.groups[1], len(self.groups[0]))

    def does(self, effect: str) -> Bool[np.ndarray, " cell"]:
        """Which cells have an effect."""
        return self._effects[EFFECTS.index(effect)]

    @cached_property
    def _effects(self) -> Bool[np.ndarray, "effect cell"]:
        return np.ascontiguousarray(self.moves.effects[self.move].T)

    def cells_with(self, effect: str) -> Int[np.ndarray, " some"]:
        """The cells that have an effect."""
        return self._cells_with[EFFECTS.index(effect)]

    def dyads_with(self, effect: str) -> Int[np.ndarray, " few"]:
        """The dyads on which some move has an effect."""
        return self._dyads_with[EFFECTS.index(effect)]

    @cached_property
    def _dyads_with(self) -> tuple[Int[np.ndarray, " _"], ...]:
        return tuple(np.unique(self.dyad[cells]) for cells in self._cells_with)

    @cached_property
    def _cells_with(self) -> tuple[Int[np.ndarray, " _"], ...]:
        return tuple(np.flatnonzero(does) for does in self._effects)

    @cached_property
    def place_among_ruled(self) -> Int[np.ndarray, " cell"]:
        """Place of each cell among those that rules draw, -1 for others."""
        place = np.full(self.count, -1)
        place[self.ruled] = np.arange(len(self.ruled))
        return place

    @cached_property
    def ruled_effects(self) -> frozenset[str]:
        """Effects of moves that rules draw."""
        return frozenset(name for name in EFFECTS if self.does(name)[self.ruled].any())

    def expected(self, value: Float[np.ndarray, " cell"]) -> Float[np.ndarray, " dyad"]:
        """Expected weekly sum of a value of cells over each dyad's moves at the status quo."""
        weights = value * self.reference_base
        return np.bincount(self.dyad, weights=weights, minlength=self.dyads)

    def expected_count(self, effect: str) -> Float[np.ndarray, " dyad"]:
        """Expected weekly number of moves with an effect on each dyad at the status quo."""
        return self._expected_counts[EFFECTS.index(effect)]

    @cached_property
    def _expected_counts(self) -> Float[np.ndarray, "effect dyad"]:
        counts = np.array([self.expected(does.astype(float)) for does in self._effects])
        counts.flags.writeable = False
        return counts
