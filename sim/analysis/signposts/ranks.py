"""How well each column of a week tells runs with the event from those without."""

import dataclasses

import numpy as np
from jaxtyping import Bool, Float

from sim.analysis.discovery.event import FEWEST

BINS = 4
"""Quantile bins of an indicator from which mutual information is taken."""


@dataclasses.dataclass(frozen=True)
class Ranked:
    """Centred mid-ranks over runs; `spread` is the root of their sum of squares.

    The spread is infinite where too few runs differ, so that nothing is found there.
    """

    ranks: Float[np.ndarray, "run column"]
    spread: Float[np.ndarray, " column"]

    def scores(
        self, happened: Bool[np.ndarray, "sample run"]
    ) -> Float[np.ndarray, "sample column"]:
        """Standardised rank sums (Wilcoxon 1945) of the runs with the event, ties allowed for."""
        runs, events = happened.shape[1], happened.sum(axis=1)[:, None]
        sums = happened.astype(np.float32) @ self.ranks
        return np.asarray(sums / np.sqrt(events * (runs - events) / (runs * (runs - 1.0)))) / (
            self.spread
        )

    def auc(self, happened: Bool[np.ndarray, " run"]) -> Float[np.ndarray, " column"]:
        """Chance that a run with the event ranks above one without (Mann and Whitney 1947)."""
        events = int(happened.sum())
        sums = happened.astype(np.float32) @ self.ranks
        found = 0.5 + sums / (events * (len(happened) - events))
        return np.where(np.isfinite(self.spread), found, 0.5).astype(float)

    def bits(self, happened: Bool[np.ndarray, " run"]) -> Float[np.ndarray, " column"]:
        """Mutual information in bits from quantile bins, less its bias (Miller 1955)."""
        runs, share = len(happened), happened.mean()
        place = np.clip((self.ranks / runs + 0.5) * BINS, 0, BINS - 0.5).astype(int)
        total, filled = np.zeros(self.ranks.shape[1]), np.zeros(self.ranks.shape[1])
        for number in range(BINS):
            here = (place == number).astype(np.float32)
            count = here.sum(axis=0)
            for truth, usual in ((happened, share), (~happened, 1 - share)):
                joint = truth.astype(np.float32) @ here / runs
                expected = count / runs * usual
                ratio = np.divide(joint, expected, out=np.ones_like(total), where=joint > 0)
                total += joint * np.log2(ratio)
            filled += count > 0
        found = np.maximum(0.0, total - (filled - 1) / (2 * runs * np.log(2)))
        return np.where(np.isfinite(self.spread), found, 0.0)

    def of(self, runs: Bool[np.ndarray, " run"]) -> "Ranked":
        """Some of the runs with the ranks that they have among all, centred anew."""
        some = self.ranks[runs]
        some = some - some.mean(axis=0)
        spread = np.sqrt(np.square(some, dtype=float).sum(axis=0))
        return Ranked(some, np.where(np.isfinite(self.spread) & (spread > 0), spread, np.inf))

    def alike(self, place: int) -> Float[np.ndarray, " column"]:
        """Rank correlation (Spearman 1904) of every column with one, without its sign."""
        products = self.ranks[:, place] @ self.ranks
        return np.abs(products / (self.spread * self.spread[place])).astype(float)


def ranked(values: Float[np.ndarray, "run column"]) -> Ranked:
    """Mid-ranks of each column; what is the same in all runs but a few tells nothing."""
    runs = len(values)
    ranks = (mid_ranks(np.ascontiguousarray(values.T)).T - (runs + 1) / 2).astype(np.float32)
    squares = np.square(ranks, dtype=float).sum(axis=0)
    full = (runs**3 - runs) / 12
    # With all but m runs equal the squares fall to this share of those without ties.
    least = full * (1 - max(0.0, 1 - FEWEST / runs) ** 3)
    spread = np.where(squares >= 0.999 * least, np.sqrt(np.maximum(squares, 1e-12)), np.inf)
    return Ranked(ranks, spread)


def mid_ranks(values: Float[np.ndarray, "row run"]) -> Float[np.ndarray, "row run"]:
    """Ranks from 1 along each row, equal values at the middle of theirs."""
    order = np.argsort(values, axis=1)
    ascending = np.take_along_axis(values, order, axis=1)
    rises = ascending[:, 1:] != ascending[:, :-1]
    place = np.arange(1, values.shape[1] + 1, dtype=np.float32)
    edge = np.ones((len(values), 1), dtype=bool)
    first = np.maximum.accumulate(np.where(np.hstack([edge, rises]), place, 0), axis=1)
    ends = np.where(np.hstack([rises, edge]), place, np.float32(np.inf))
    last = np.minimum.accumulate(ends[:, ::-1], axis=1)[:, ::-1]
    ranks = np.empty_like(first)
    np.put_along_axis(ranks, order, (first + last) / 2, axis=1)
    return ranks
