"""How often each cell happened in a week, and sums of that by effect."""

import dataclasses
from functools import cached_property

import numpy as np
from jaxtyping import Float, Int

from sim.moves.repertoire import Repertoire


@dataclasses.dataclass(frozen=True, eq=False)
class Tally:
    """Counts of a week's events by cell and run, counted once for all effects.

    Where rules have drawn some of the events, `drawn` holds the numbers of the cells that they
    draw and `chosen` the tally without them: what was counted of other effects still holds.
    """

    repertoire: Repertoire
    by_cell: Float[np.ndarray, "cell run"]
    chosen: "Tally | None" = None
    drawn: Int[np.ndarray, "run ruled"] | None = None

    def with_drawn(self, drawn: Int[np.ndarray, "run ruled"]) -> "Tally":
        """This tally with the events that rules have drawn."""
        return Tally(self.repertoire, self.by_cell, self, drawn)

    def number(
        self, effect: str, dyads: Int[np.ndarray, " some"] | None
    ) -> Float[np.ndarray, "run 1"]:
        """Number of events with an effect on any of some dyads, or on any at all."""
        if self.chosen is not None and effect not in self.repertoire.ruled_effects:
            return self.chosen.number(effect, dyads)
        cells = self.repertoire.cells_with(effect)
        if dyads is not None:
            wanted = np.zeros(self.repertoire.dyads, dtype=bool)
            wanted[dyads] = True
            cells = cells[wanted[self.repertoire.dyad[cells]]]
        counts: Float[np.ndarray, "run 1"] = self.rows(cells).sum(axis=0)[:, None]
        return counts

    def counted(self, effect: str) -> Float[np.ndarray, "run dyad"]:
        """Number of events with an effect on each dyad."""
        if self.chosen is not None and effect not in self.repertoire.ruled_effects:
            return self.chosen.counted(effect)
        if effect not in self._counted:
            cells = self.repertoire.cells_with(effect)
            counts = np.zeros((self.repertoire.dyads, self.by_cell.shape[1]))
            rows, dyads = self.rows(cells), self.repertoire.dyad[cells]
            counts[dyads] = rows
            # Cells are sorted by dyad, and seldom has a dyad two cells of one effect.
            for again in np.flatnonzero(dyads[1:] == dyads[:-1]):
                counts[dyads[again]] += rows[again]
            counts.flags.writeable = False
            self._counted[effect] = counts.T
        return self._counted[effect]

    def rows(self, cells: Int[np.ndarray, " some"]) -> Float[np.ndarray, "some run"]:
        """Number of events of each cell and run."""
        rows = self.by_cell[cells]
        if self.drawn is not None:
            place = self.repertoire.place_among_ruled[cells]
            ruled = np.flatnonzero(place >= 0)
            rows[ruled] += self.drawn.T[place[ruled]]
        return rows

    @cached_property
    def _counted(self) -> dict[str, Float[np.ndarray, "run dyad"]]:
        return {}
