"""The threshold that splits futures best, chosen on some runs and judged on others."""

import dataclasses

import numpy as np
from jaxtyping import Bool, Float

from sim.analysis.discovery import wilson
from sim.analysis.signposts.ranks import mid_ranks

LEAST, FEWEST = 0.05, 20
"""Share and number of runs that either side keeps, so that its chance can be told."""


@dataclasses.dataclass(frozen=True)
class Side:
    """Runs on one side of a threshold and those of them with the event."""

    runs: int
    events: int

    @property
    def share(self) -> float:
        """Chance of the event; 0 without runs."""
        return self.events / max(1, self.runs)

    @property
    def interval(self) -> tuple[float, float]:
        """95 % interval of the chance."""
        return wilson(self.events, self.runs)


def best_threshold(
    values: Float[np.ndarray, " run"], happened: Bool[np.ndarray, " run"]
) -> tuple[float, bool] | None:
    """Threshold with the largest index of Youden (1950), and whether the event is likelier above.

    Half-way between two values, with at least a twentieth of the runs, and twenty, on either
    side; None where no threshold has that.
    """
    different, place = np.unique(values, return_inverse=True)
    runs = np.cumsum(np.bincount(place))[:-1]
    events = np.cumsum(np.bincount(place, happened))[:-1]
    number, total = len(values), int(happened.sum())
    index = (total - events) / total - (number - runs - total + events) / (number - total)
    least = max(FEWEST, LEAST * number)
    allowed = (runs >= least) & (number - runs >= least)
    if not allowed.any():
        return None
    best = int(np.argmax(np.where(allowed, np.abs(index), -1.0)))
    return float(different[best] + different[best + 1]) / 2, bool(index[best] > 0)


def sides(
    values: Float[np.ndarray, " run"],
    happened: Bool[np.ndarray, " run"],
    threshold: float,
    above: bool,
) -> tuple[Side, Side]:
    """The side on which the event was found likelier, and the other."""
    there = (values > threshold) if above else (values < threshold)
    return (
        Side(int(there.sum()), int((there & happened).sum())),
        Side(int((~there).sum()), int((~there & happened).sum())),
    )


def auc_interval(
    values: Float[np.ndarray, " run"],
    happened: Bool[np.ndarray, " run"],
    seed: int,
    times: int = 200,
) -> tuple[float, float, float]:
    """Area under the curve with its 95 % interval, from bootstrap samples of either kind of run."""
    generator = np.random.Generator(np.random.Philox(key=[seed, 3]))
    yes, no = values[happened], values[~happened]
    drawn = np.concatenate(
        [generator.choice(part, (times, len(part))) for part in (yes, no)], axis=1
    )
    every = np.concatenate([np.concatenate([yes, no])[None], drawn])
    sums = mid_ranks(every)[:, : len(yes)].sum(axis=1)
    found = (sums - len(yes) * (len(yes) + 1) / 2) / (len(yes) * len(no))
    low, high = np.quantile(found[1:], (0.025, 0.975))
    return float(found[0]), float(low), float(high)
