"""All moves of a week, as a sparse list of events."""

import dataclasses
import operator
from collections.abc import Callable, Sequence
from functools import cached_property

import numpy as np
from jaxtyping import Float, Int, Shaped

from sim.moves.repertoire import Repertoire
from sim.moves.tally import Tally


@dataclasses.dataclass(frozen=True)
class Orders:
    """Events of one week; `count` is how many of one kind happened.

    They are sorted by run and cell, except while rules draw more of them (`with_drawn`). `expected`
    is what the status quo's base rates, tilted by this week's posture, expect of each cell: the
    yardstick against which events are news.
    """

    repertoire: Repertoire
    runs: int
    run: Int[np.ndarray, " event"]
    cell: Int[np.ndarray, " event"]
    count: Int[np.ndarray, " event"]
    expected: Float[np.ndarray, "run cell"]

    def total(self, value: Float[np.ndarray, "*run cell"]) -> Float[np.ndarray, "run dyad"]:
        """Sum of a value of cells, or of cells by run, over the week's events of each dyad."""
        weight = value[self.cell] if value.ndim == 1 else value[self.run, self.cell]
        dyads = self.repertoire.dyads
        sums = np.bincount(self._place, weight * self.count, minlength=self.runs * dyads)
        return sums.astype(float, copy=False).reshape(dyads, self.runs).T

    def sum(self, value: Shaped[np.ndarray, " cell"]) -> Float[np.ndarray, "run 1"]:
        """Sum of a value of cells over all of the week's events."""
        sums = np.bincount(self.run, value[self.cell] * self.count, minlength=self.runs)
        return sums.astype(float, copy=False)[:, None]

    def number(
        self, effect: str, dyads: Int[np.ndarray, " some"] | None = None
    ) -> Float[np.ndarray, "run 1"]:
        """Number of the week's events with an effect on any of some dyads, or on any at all."""
        return self.tally.number(effect, dyads)

    def counted(self, effect: str) -> Float[np.ndarray, "run dyad"]:
        """Number of the week's events with an effect on each dyad."""
        return self.tally.counted(effect)

    def surprise(self) -> Float[np.ndarray, "run cell"]:
        """Events of each cell beyond those expected of it."""
        return self.tally.rows(np.arange(self.repertoire.count)).T - self.expected

    @cached_property
    def tally(self) -> Tally:
        """How often each cell happened, counted once for all who ask."""
        place = self.cell * self.runs + self.run
        counts = np.bincount(place, self.count, minlength=self.runs * self.repertoire.count)
        # Without any event bincount forgets the weights and counts in integers.
        by_cell = counts.astype(float, copy=False).reshape(self.repertoire.count, self.runs)
        return Tally(self.repertoire, by_cell)

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
    def _place(self) -> Int[np.ndarray, " event"]:
        return self.repertoire.dyad[self.cell] * self.runs + self.run

    def with_drawn(self, drawn: Int[np.ndarray, "run ruled"]) -> "Orders":
        """These events, which states chose, and after them those that rules drew."""
        column, run = np.divmod(np.flatnonzero(drawn.T), self.runs)
        cell, count = self.repertoire.ruled[column], drawn[run, column]
        joined = self._followed(dataclasses.replace(self, run=run, cell=cell, count=count))
        return joined._counted_as(self.tally.with_drawn(drawn))

    def joined(self, others: "Orders") -> "Orders":
        """These events and others, in order of run and cell."""
        return self._followed(others).in_order()

    def in_order(self) -> "Orders":
        """The same events in order of run and cell."""
        order = _in_order(self.repertoire, self.run, self.cell)
        ordered = dataclasses.replace(
            self, run=self.run[order], cell=self.cell[order], count=self.count[order]
        )
        return ordered._counted_as(self.tally)

    def _counted_as(self, tally: Tally) -> "Orders":
        # The place where `tally` would keep it.
        self.__dict__["tally"] = tally
        return self

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
