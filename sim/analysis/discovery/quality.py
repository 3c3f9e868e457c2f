"""How good a box is: density, coverage, support, and whether each restriction is needed."""

import dataclasses
import math

import numpy as np
from jaxtyping import Bool
from scipy.special import bdtrc, stdtr

from sim.analysis.discovery.inputs import Box, Inputs


@dataclasses.dataclass(frozen=True)
class Quality:
    """Counts of runs, in all and in a box, and of those in which the event happens."""

    runs: int
    events: int
    inside: int
    hits: int

    @property
    def support(self) -> float:
        """Share of all runs that the box holds."""
        return self.inside / self.runs

    @property
    def density(self) -> float:
        """Share of the box's runs in which the event happens; 0 where it holds none."""
        return self.hits / max(1, self.inside)

    @property
    def coverage(self) -> float:
        """Share of all runs with the event that the box holds."""
        return self.hits / max(1, self.events)

    @property
    def association(self) -> float:
        """Correlation of being in the box and the event, the phi of Yule (1912); 0 if neither is.

        It rises with density and with coverage, and tells nothing of how usual the event is.
        """
        inside, others = self.inside * (self.runs - self.inside), self.runs - self.events
        spread = math.sqrt(inside * self.events * others)
        return (self.hits * self.runs - self.inside * self.events) / spread if spread else 0.0


def quality(inputs: Inputs, happened: Bool[np.ndarray, " run"], box: Box) -> Quality:
    """What a box is worth on some runs."""
    inside = box.holds(inputs)
    hits = int((inside & happened).sum())
    return Quality(len(happened), int(happened.sum()), int(inside.sum()), hits)


def quasi_p(inputs: Inputs, happened: Bool[np.ndarray, " run"], box: Box, place: int) -> float:
    """Chance of so many events in the box if one restriction did nothing.

    One-sided binomial test against the share of events in the box without the restriction
    (Bryant and Lempert 2010). On the runs that made the box it flatters, hence "quasi"; on
    other runs it is an honest, somewhat cautious test. See `tail` for runs with common luck.
    """
    inside = box.holds(inputs)
    return tail(inputs, happened, inside, box.freed(place, inputs).holds(inputs) & ~inside)


def tail(
    inputs: Inputs,
    happened: Bool[np.ndarray, " run"],
    inside: Bool[np.ndarray, " run"],
    beyond: Bool[np.ndarray, " run"],
) -> float:
    """Chance of so many events inside if they were no more frequent there than beyond.

    Binomial, with the share of both together, where every run has its own luck. Where groups
    share it, Student's t for the difference of shares, with the variance between groups (Liang
    and Zeger 1986): what a group has inside is held against what it has beyond. Its degrees of
    freedom are the groups on the side that has fewer, less one.
    """
    if not inside.any() or not beyond.any():
        return 1.0
    if not inputs.grouped:
        share = float(happened[inside | beyond].mean())
        count = int(happened[inside].sum())
        return float(bdtrc(count - 1, int(inside.sum()), share)) if count else 1.0
    shares = [float(happened[part].mean()) for part in (inside, beyond)]
    parts = [
        part * (happened - share) / part.sum()
        for part, share in zip((inside, beyond), shares, strict=True)
    ]
    spread = np.linalg.norm(np.bincount(inputs.groups, parts[0] - parts[1]))
    freedom = min(len(np.unique(inputs.groups[part])) for part in (inside, beyond)) - 1
    # The distribution is symmetric: the upper tail is the lower one of the negative.
    return float(stdtr(freedom, (shares[1] - shares[0]) / spread)) if spread and freedom else 1.0


def inflation(
    inputs: Inputs, happened: Bool[np.ndarray, " run"], counted: Bool[np.ndarray, " run"]
) -> float:
    """How many runs of some, with their common luck, tell as much of a share as one of its own."""
    runs, share = int(counted.sum()), float(happened[counted].mean()) if counted.any() else 0.0
    if not inputs.grouped or not 0 < share < 1:
        return 1.0
    excess = np.bincount(inputs.groups, (happened - share) * counted)
    return max(1.0, float(np.square(excess).sum()) / (runs * share * (1 - share)))


def prune(inputs: Inputs, happened: Bool[np.ndarray, " run"], box: Box) -> Box:
    """The box without restrictions whose quasi-p is above 0.05, worst first."""
    while places := box.restricted(inputs):
        values = [quasi_p(inputs, happened, box, place) for place in places]
        if max(values) <= 0.05:
            break
        box = box.freed(places[int(np.argmax(values))], inputs)
    return box
