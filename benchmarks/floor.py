"""The least that posture and choice could cost: their arithmetic alone, in bare NumPy.

Draws, inverse normals, sums of components, exponentials, sums by group and comparisons, as
many as the engine's posture and choice need, over contiguous arrays of one block of runs.
Nothing is checked, explained, recorded or fed back, and there are no rules.
"""

import numpy as np
from scipy.special import ndtri

from sim.moves import CHANNELS
from sim.scenario import Scenario


class Floor:
    """Arrays of one block of runs, and a week of arithmetic on them."""

    def __init__(self, scenario: Scenario, runs: int) -> None:
        repertoire, dyads = scenario.repertoire, scenario.actors.dyads
        chosen = np.flatnonzero(repertoire.chosen)
        self.runs, self.pairs = runs, dyads.pairs
        self.numbers = dyads.count * len(CHANNELS)
        self.parts = np.zeros((4, runs, dyads.pairs))
        self.pair, self.sign = dyads.pair, dyads.sign
        self.dyad, self.score = repertoire.dyad[chosen], repertoire.goldstein[chosen] / 12.0
        self.base = repertoire.base[chosen]
        self.column, self.starts = np.unique(repertoire.group[chosen], return_index=True)
        self.hold = 1.0 - np.add.reduceat(self.base, self.starts)
        self.generator = np.random.Generator(np.random.Philox(1))

    def week(self) -> int:
        """One week; the number of moves."""
        noise = ndtri(self.generator.random((4, self.runs, self.pairs)))
        self.parts *= 0.7
        self.parts += noise
        fast = self.parts[2].take(self.pair, axis=1) + self.sign * self.parts[3].take(
            self.pair, axis=1
        )
        tilt = fast.take(self.dyad, axis=1)
        tilt *= self.score
        np.clip(tilt, -3.0, 3.0, out=tilt)
        np.exp(tilt, out=tilt)
        tilt *= self.base
        total = np.add.reduceat(tilt, self.starts, axis=1) + self.hold
        numbers = self.generator.random((self.runs, self.numbers)).take(self.column, axis=1)
        return int(np.count_nonzero(numbers * total >= self.hold))

    def run(self, weeks: int) -> int:
        """Some weeks; the number of moves."""
        return sum(self.week() for _ in range(weeks))
