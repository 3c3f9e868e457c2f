"""The least that posture and choice could cost: their arithmetic alone, in bare NumPy.

As many numbers, inverse normals, exponentials, sums and comparisons as the engine's posture and
choice need, the chances at reference rates that posture expects moves by among them, over
contiguous arrays of one block whose runs lie side by side. Nothing is checked, explained,
recorded or fed back, utilities stand still, and there are no rules.
"""

import numpy as np
from scipy.special import ndtri

from sim.moves import CHANNELS
from sim.scenario import Scenario

CLIP = 3.0
"""Bound of a score, as in the engine."""


class Sums:
    """Sums over neighbouring rows, one cell of every group after the other.

    Three times as fast as `numpy.add.reduceat`, which the groups of a few cells do not suit.
    """

    def __init__(self, starts: np.ndarray, rows: int) -> None:
        sizes = np.diff(np.append(starts, rows))
        self.first = starts
        self.others = [
            (some, starts[some] + place)
            for place in range(1, int(sizes.max()))
            if len(some := np.flatnonzero(sizes > place))
        ]

    def __call__(self, values: np.ndarray) -> np.ndarray:
        """Sum of each group."""
        total = values[self.first]
        for some, rows in self.others:
            total[some] += values[rows]
        return total


class Floor:
    """Arrays of one block of runs, and a week of arithmetic on them."""

    def __init__(self, scenario: Scenario, runs: int) -> None:
        repertoire, dyads = scenario.repertoire, scenario.actors.dyads
        chosen = np.flatnonzero(repertoire.chosen)
        self.runs, self.pairs = runs, dyads.pairs
        self.numbers = dyads.count * len(CHANNELS)
        self.parts = np.zeros((4, dyads.pairs, runs))
        self.pair, self.sign = dyads.pair, dyads.sign[:, None]
        self.dyad, self.score = repertoire.dyad[chosen], repertoire.goldstein[chosen, None]
        self.base = repertoire.base[chosen, None]
        self.column, starts, self.group = np.unique(
            repertoire.group[chosen], return_index=True, return_inverse=True
        )
        self.by_group = Sums(starts, len(chosen))
        self.by_dyad = Sums(np.unique(self.dyad, return_index=True)[1], len(chosen))
        self.hold = 1.0 - self.by_group(self.base)
        self.generator = np.random.Generator(np.random.Philox(1))
        self.utility = self.generator.normal(size=(len(chosen), runs))

    def week(self) -> int:
        """One week; the number of moves."""
        tilt = self.posture()
        self.expected(tilt)
        tilt += self.utility
        np.clip(tilt, -CLIP, CLIP, out=tilt)
        np.exp(tilt, out=tilt)
        tilt *= self.base
        total = self.by_group(tilt)
        total += self.hold
        numbers = self.generator.random((self.numbers, self.runs))[self.column]
        numbers *= total
        return int(np.count_nonzero(numbers >= self.hold))

    def posture(self) -> np.ndarray:
        """The week's components and levels, and how they tilt each move."""
        self.parts *= 0.7
        self.parts += 0.5 * ndtri(self.generator.random((4, self.pairs, self.runs)))
        slow, sided, fast, fast_sided = self.parts
        resting = slow[self.pair] + self.sign * sided[self.pair]
        shift = fast[self.pair] + self.sign * fast_sided[self.pair]
        resting += shift
        tilt = shift[self.dyad]
        tilt *= self.score / 12.0
        return np.clip(tilt, -CLIP, CLIP, out=tilt)

    def expected(self, tilt: np.ndarray) -> np.ndarray:
        """What each dyad is expected to do at reference rates, in points."""
        chance = np.exp(tilt)
        chance *= self.base
        total = self.by_group(chance)
        total += self.hold
        chance /= total[self.group]
        number = self.by_dyad(chance)
        chance *= self.score
        number += self.by_dyad(chance)
        return number

    def run(self, weeks: int) -> int:
        """Some weeks; the number of moves."""
        return sum(self.week() for _ in range(weeks))
