"""What luck alone would find among so many indicators and weeks."""

import dataclasses

import numpy as np
from jaxtyping import Bool, Float

from sim.analysis.signposts.ranks import Ranked


@dataclasses.dataclass
class Luck:
    """The largest score anywhere, for each shuffle of the outcome over runs.

    The step-down-free maximum of Westfall and Young (1993). A run keeps its `keys` in all
    weeks: among those in which the event has not happened yet, the runs with the smallest keys
    are taken for those in which it will, so that shuffled outcomes last from week to week as the
    real one does.
    """

    keys: Float[np.ndarray, "shuffle run"]
    largest: Float[np.ndarray, " shuffle"]

    def look(self, here: Ranked, waiting: Bool[np.ndarray, " run"], events: int) -> None:
        """Take in a week: ranks of the runs that wait, of which `events` have it later."""
        keys = self.keys[:, waiting]
        last = np.partition(keys, events - 1, axis=1)[:, events - 1 : events]
        shuffled = keys <= last
        scores = np.abs(here.scores(shuffled)).max(axis=1)
        self.largest = np.maximum(self.largest, scores)

    def corrected(self, scores: Float[np.ndarray, "..."]) -> Float[np.ndarray, "..."]:
        """Chance that luck finds such a score anywhere, never below one in the shuffles and one."""
        larger = len(self.largest) - np.searchsorted(np.sort(self.largest), np.abs(scores))
        return (1 + larger) / (1 + len(self.largest))


def shuffles(runs: int, number: int, seed: int) -> Luck:
    """As many shuffles of the outcome, none looked at yet."""
    generator = np.random.Generator(np.random.Philox(key=[seed, 2]))
    return Luck(generator.random((number, runs)), np.zeros(number))
