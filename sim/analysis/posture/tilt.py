"""How strongly the mix of events tilts with the posture: the slope v of the choice rule."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float, Int

from sim.analysis.posture.events import PairWeeks
from sim.analysis.posture.filter import kalman_filter
from sim.analysis.posture.law import PostureLaw
from sim.analysis.posture.moves import CodedEvents
from sim.analysis.posture.readout import expected_tone, slow_level

ROUNDS = 50


@dataclass(frozen=True)
class Tilt:
    """Slope 1/v (per squared point), its standard error clustered by pair-week, and v itself.

    `n` counts events.
    """

    slope: float
    error: float
    v: float
    v_low: float
    v_high: float
    n: int


def estimate_tilt(law: PostureLaw, table: PairWeeks, events: CodedEvents) -> Tilt:
    """Conditional logit of the week's events: weight of score g is b_g exp(g (y - c) / v).

    b is the dyad's own mix within one unbroken stretch of weeks; y - c is what the filter expected
    before the week, less its mean over the stretch's events. Newton's method on 1/v.
    Raises ValueError without events or without variation.
    """
    if len(events.week) < 2:
        raise ValueError("the tilt needs coded events of the table's pairs and weeks")
    scores, kind = np.unique(events.goldstein, return_inverse=True)
    group = _groups(table, events)
    departure = _departures(law, table, events, group)
    mix = np.zeros((int(group.max()) + 1, len(scores)))
    np.add.at(mix, (group, kind), 1.0)
    mix /= mix.sum(axis=1, keepdims=True)
    slope = 0.0
    for _ in range(ROUNDS):
        score, information = _newton(slope, departure, mix[group], (scores, events.goldstein))
        if not information > 0:
            raise ValueError("the tilt is not identified: posture or events do not vary")
        slope += score.sum() / information
        if abs(score.sum() / information) < 1e-10:
            break
    cell = np.ravel_multi_index((events.week, events.pair), table.n.shape[:2])
    error = float(np.sqrt((np.bincount(cell, score) ** 2).sum()) / information)
    return _tilt(float(slope), error, len(events.week))


def _tilt(slope: float, error: float, n: int) -> Tilt:
    low, high = slope - 1.96 * error, slope + 1.96 * error
    return Tilt(slope, error, 1.0 / slope, 1.0 / high, 1.0 / low if low > 0 else float("inf"), n)


def _groups(table: PairWeeks, events: CodedEvents) -> Int[np.ndarray, "event"]:
    stretch = np.cumsum(table.steps > 1)[events.week]
    shape = (len(table.weeks), *table.n.shape[1:])
    cell = np.ravel_multi_index((stretch, events.pair, events.direction), shape)
    return np.unique(cell, return_inverse=True)[1].reshape(-1)


def _departures(
    law: PostureLaw, table: PairWeeks, events: CodedEvents, group: Int[np.ndarray, "event"]
) -> Float[np.ndarray, "event"]:
    belief = kalman_filter(law, table).predicted
    away = expected_tone(law, belief) - slow_level(law, belief)
    own = away[events.week, events.pair, events.direction]
    return np.asarray(own - (np.bincount(group, own) / np.bincount(group))[group])


def _newton(
    slope: float,
    departure: Float[np.ndarray, "event"],
    mix: Float[np.ndarray, "event kind"],
    scores: tuple[Float[np.ndarray, "kind"], Float[np.ndarray, "event"]],
) -> tuple[Float[np.ndarray, "event"], float]:
    """Score of each event and the information on the slope."""
    kinds, own = scores
    weight = mix * np.exp(slope * departure[:, None] * kinds)
    share = weight / weight.sum(axis=1, keepdims=True)
    mean = share @ kinds
    spread = share @ kinds**2 - mean**2
    return departure * (own - mean), float((departure**2 * spread).sum())
