"""All moves of a week, as a sparse list of events."""

import dataclasses
import operator
from collections.abc import Callable, Sequence
from functools import cached_property

import numpy as np
from jaxtyping import Float, Int, Shaped

from sim.moves.repertoire import Repertoire


@dataclasses.dataclass(frozen=True)
class Orders:
    """Events of one week; `count` is how many of one kind happened.

    They are sorted by run and cell but while rules draw more of them (`with_ruled`).

    `expected` is what the status quo's base rates, tilted by this week's posture, expect of
    each cell: the yardstick against which events are news. `chosen` are the events without those
    that rules have drawn, where those were added: what was counted of them still holds.
    """

    repertoire: Repertoire
    runs: int
    run: Int[np.ndarray, " event"]
    cell: Int[np.ndarray, " event"]
    count: Int[np.ndarray, " event"]
    expected: Float[np.ndarray, "run cell"]
    chosen: "Orders | None" = dataclasses.field(default=None, init=False)

    def total(self, value: Float[np.ndarray, "*run cell"]) -> Float[np.ndarray, "run dyad"]:
        """Sum of a value of cells, or of cells by run, over the week's events of each dyad."""
        weight = value[self.cell] if value.ndim == 1 else value[self.run, self.cell]
        return self._by_dyad(self._place, weight * self.count)

    def sum(self, value: Shaped[np.ndarray, " cell"]) -> Float[np.ndarray, "run 1"]:
        """Sum of a value of cells over all of the week's events."""
        return self._by_run(self.run, value[self.cell] * self.count)

    def number(
        self, effect: str, dyads: Int[np.ndarray, " some"] | None = None
    ) -> Float[np.ndarray, "run 1"]:
        """Number of the week's events with an effect on any of some dyads, or on any at all."""
        if self.chosen is not None and effect not in self.repertoire.ruled_effects:
            return self.chosen.number(effect, dyads)
        events = self._with(effect)
        if dyads is not None:
            wanted = np.zeros(self.repertoire.dyads, dtype=bool)
            wanted[dyads] = True
            events = events[wanted[self._dyad[events]]]
        return self._by_run(self.run[events], self.count[events])

    def counted(self, effect: str) -> Float[np.ndarray, "run dyad"]:
        """Number of the week's events with an effect on each dyad."""
        if self.chosen is not None and effect not in self.repertoire.ruled_effects:
            return self.chosen.counted(effect)
        if effect not in self._counts:
            events = self._with(effect)
            counts = self._by_dyad(self._place[events], self.count[events])
            counts.flags.writeable = False
            self._counts[effect] = counts
        return self._counts[effect]

    def surprise(self) -> Float[np.ndarray, "run cell"]:
        """Events of each cell beyond those expected of it."""
        place, cells = self.cell * self.runs + self.run, self.repertoire.count
        counts = np.bincount(place, weights=self.count, minlength=self.runs * cells)
        beyond = counts.astype(float, copy=False).reshape(cells, self.runs).T
        beyond -= self.expected
        return beyond

    def _with(self, effect: str) -> Int[np.ndarray, " some"]:
        """The events with an effect."""
        if effect not in self._having:
            self._having[effect] = np.flatnonzero(self.repertoire.does(effect)[self.cell])
        return self._having[effect]

    def remembered(self, of: tuple[object, ...], make: "Callable[[], Orders]") -> "Orders":
        """What `make` makes of these orders and the objects `of`, made once while they last.

        Objects are told apart by identity: those of a world are read-only.
        """
        for known, found in self._made:
            if all(map(operator.is_, known, of)):
                return self if found is None else found
        made = make()
        # Orders that held themselves would stay in memory until the collector comes by.
        self._made.append((of, None if made is self else made))
        return made

    @cached_property
    def _made(self) -> "list[tuple[tuple[object, ...], Orders | None]]":
        return []

    @cached_property
    def _counts(self) -> dict[str, Float[np.ndarray, "run dyad"]]:
        # Many rules and indicators count the same effects of one week.
        return {}

    @cached_property
    def _having(self) -> dict[str, Int[np.ndarray, " _"]]:
        return {}

    @cached_property
    def _dyad(self) -> Int[np.ndarray, " event"]:
        return self.repertoire.dyad[self.cell]

    @cached_property
    def _place(self) -> Int[np.ndarray, " event"]:
        return self._dyad * self.runs + self.run

    def _by_dyad(
        self, place: Int[np.ndarray, " some"], weight: Shaped[np.ndarray, " some"]
    ) -> Float[np.ndarray, "run dyad"]:
        dyads = self.repertoire.dyads
        sums = np.bincount(place, weights=weight, minlength=self.runs * dyads)
        # Without any event bincount forgets the weights and counts in integers.
        return sums.astype(float, copy=False).reshape(dyads, self.runs).T

    def _by_run(
        self, run: Int[np.ndarray, " some"], weight: Shaped[np.ndarray, " some"]
    ) -> Float[np.ndarray, "run 1"]:
        sums = np.bincount(run, weights=weight, minlength=self.runs)
        return sums.astype(float, copy=False)[:, None]

    def with_ruled(self, ruled: "Orders") -> "Orders":
        """These events, which states chose, and after them those that rules drew."""
        joined = self._followed(ruled)
        object.__setattr__(joined, "chosen", self)
        return joined

    def joined(self, others: "Orders") -> "Orders":
        """These events and others, in order of run and cell."""
        return self._followed(others).in_order()

    def in_order(self) -> "Orders":
        """The same events in order of run and cell."""
        order = _in_order(self.repertoire, self.run, self.cell)
        ordered = dataclasses.replace(
            self, run=self.run[order], cell=self.cell[order], count=self.count[order]
        )
        object.__setattr__(ordered, "chosen", self.chosen)
        return ordered

    def _followed(self, others: "Orders") -> "Orders":
        run = np.concatenate([self.run, others.run])
        cell = np.concatenate([self.cell, others.cell])
        return dataclasses.replace(
            self, run=run, cell=cell, count=np.concatenate([self.count, others.count])
        )


def _in_order(
    repertoire: Repertoire, run: Int[np.ndarray, " event"], cell: Int[np.ndarray, " event"]
) -> Int[np.ndarray, " event"]:
    # A stable sort merges stretches that are in order already, which nearly all are.
    return np.argsort(run * repertoire.count + cell, kind="stable")


def no_orders(repertoire: Repertoire, runs: int) -> Orders:
    """A week in which nobody does anything."""
    empty = np.zeros(0, dtype=np.int64)
    expected = np.zeros((runs, repertoire.count))
    return Orders(repertoire, runs, empty, empty, empty, expected)


def choices(
    repertoire: Repertoire,
    expected: Float[np.ndarray, "run cell"],
    parts: Sequence[tuple[Int[np.ndarray, " _"], Int[np.ndarray, " _"]]],
) -> Orders:
    """Orders from the (run, cell) lists of the states' choices, one event each."""
    run = np.concatenate([np.zeros(0, dtype=np.int64), *(part[0] for part in parts)])
    cell = np.concatenate([np.zeros(0, dtype=np.int64), *(part[1] for part in parts)])
    order = _in_order(repertoire, run, cell)
    once = np.ones(len(run), dtype=np.int64)
    return Orders(repertoire, len(expected), run[order], cell[order], once, expected)
