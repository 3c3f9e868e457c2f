"""Impulse of notable moves on the next week's tone, per Goldstein point of the move."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Bool, Float, Int

from sim.analysis.posture.events import PairWeeks
from sim.analysis.posture.filter import Belief, Filtered, kalman_filter, propagate
from sim.analysis.posture.law import PostureLaw
from sim.analysis.posture.moves import CATEGORIES, CodedEvents, counts, mean_scores
from sim.analysis.posture.readout import expected_tone, slow_level, tone_variance
from sim.analysis.posture.regression import clustered_fit

NOTABLE = 3
"""Assumption: a week holds a notable move if at least three events of its category are coded
(range 1 to 5): one coded event is routine news, USA to RUS has 160 "impose" events a year."""

BASELINES = ("level", "before", "after")
"""What the shift is measured from: the slow level; the tone expected before the week of the move;
the tone expected after that week, whose tone already counts the move's own events."""


@dataclass(frozen=True)
class Impulse:
    """Estimate of omega (no unit), and the shift by category (points) with its standard error.

    `n` counts dyad-weeks with a tone in the next week, `notable` those with a notable move.
    """

    omega: float
    error: float
    shifts: dict[str, tuple[float, float]]
    n: int
    notable: int


@dataclass(frozen=True)
class _Rows:
    outcome: Float[np.ndarray, "row"]
    scale: Float[np.ndarray, "row"]
    surprise: Float[np.ndarray, "row category"]
    weight: Float[np.ndarray, "row"]
    cluster: Int[np.ndarray, "row"]


def estimate_impulse(
    law: PostureLaw, table: PairWeeks, events: CodedEvents, baseline: str, least: int = NOTABLE
) -> Impulse:
    """Regress next week's tone less the baseline on sum_a (g_a - c) (1{a} - p0_a).

    p0_a is the dyad's share of weeks with a notable move a; rows are weighted by precision and
    clustered by pair. Raises ValueError for an unknown baseline or a table without such moves.
    """
    if baseline not in BASELINES:
        raise ValueError(f"baseline={baseline}: allowed are {', '.join(BASELINES)}")
    move = counts(events, table) >= least
    rows = _rows(law, table, events, move, baseline)
    if not rows.scale.any():
        raise ValueError(f"no week has {least} coded events of a notable category")
    ones = np.ones((len(rows.outcome), 1))
    by_points = np.concatenate([ones, rows.scale[:, None]], axis=1)
    by_category = np.concatenate([ones, rows.surprise], axis=1)
    slope, error = clustered_fit(rows.outcome, by_points, rows.weight, rows.cluster)
    shift, spread = clustered_fit(rows.outcome, by_category, rows.weight, rows.cluster)
    each = zip(CATEGORIES, shift[1:], spread[1:], strict=True)
    shifts = {name: (float(value), float(se)) for name, value, se in each}
    notable = int(move[:-1][_usable(table, events)].any(axis=-1).sum())
    return Impulse(float(slope[1]), float(error[1]), shifts, len(rows.outcome), notable)


def _rows(
    law: PostureLaw,
    table: PairWeeks,
    events: CodedEvents,
    move: Bool[np.ndarray, "week pair 2 category"],
    baseline: str,
) -> _Rows:
    filtered = kalman_filter(law, table)
    surprise = move - move.mean(axis=0)
    level = slow_level(law, filtered.predicted)
    scale = ((mean_scores(events) - level[..., None]) * surprise).sum(axis=-1)
    expected, variance = _expected(law, filtered, baseline)
    weight = 1.0 / (variance + law.noise_variance(np.maximum(table.n[1:], 1.0)))
    use = _usable(table, events)
    cluster = np.broadcast_to(np.arange(len(table.pairs))[:, None], use.shape)
    outcome = table.tone[1:] - expected
    return _Rows(outcome[use], scale[:-1][use], surprise[:-1][use], weight[use], cluster[use])


def _expected(
    law: PostureLaw, filtered: Filtered, baseline: str
) -> tuple[Float[np.ndarray, "later pair 2"], Float[np.ndarray, "later pair 2"]]:
    past = Belief(filtered.predicted.mean[:-1], filtered.predicted.covariance[:-1])
    ahead = propagate(law, past, 1)
    variance = tone_variance(ahead)
    if baseline == "level":
        return slow_level(law, past), variance
    if baseline == "before":
        return expected_tone(law, ahead), variance
    return expected_tone(law, filtered.predicted)[1:], variance


def _usable(table: PairWeeks, events: CodedEvents) -> Bool[np.ndarray, "later pair 2"]:
    """Dyads of the event file, in weeks that follow a week of the table and have a tone."""
    covered = np.zeros(table.n.shape[1:], dtype=bool)
    covered[events.pair, events.direction] = True
    usable: Bool[np.ndarray, "later pair 2"] = (
        (table.n[1:] > 0) & (table.steps[1:] == 1)[:, None, None] & covered
    )
    return usable
