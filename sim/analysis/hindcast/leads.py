"""What a week tells of a pair's next one beyond the pair's own events.

The law knows a pair by the mean score of its own coded events. Three more things are known at an
origin: what a second source read of the pair (`second.py`), of what kinds the events were
(`mix.py`), and how the two states' other pairs fared. They move the fast shared part F at the
origin, by gains that are estimated on the weeks before a split.
"""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float

from sim.analysis.hindcast.forecasts import MOST_EVENTS
from sim.analysis.posture.events import PairWeeks
from sim.analysis.posture.filter import Belief, kalman_filter
from sim.analysis.posture.law import PostureLaw
from sim.analysis.posture.readout import expected_tone

QUIET = 3.0
"""Assumption: events at rest that a state's other pairs are mixed with (range 1 to 30)."""

OF_F = np.array([0.0, 0.0, 1.0, 0.0])
"""Where F stands among (S, A, F, G)."""

LEADS = ("second_source", "mix_of_events", "other_pairs")

Readings = Float[np.ndarray, "week pair reading"]
"""What is read of each pair and week, for all leads but the last."""


@dataclass(frozen=True)
class Gains:
    """How far each of LEADS moves F, points of tone for a unit of the lead.

    `values` are by least squares, `errors` their standard errors, clustered by week.
    """

    values: Float[np.ndarray, "lead"]
    errors: Float[np.ndarray, "lead"]


def fit_gains(law: PostureLaw, table: PairWeeks, readings: Readings) -> Gains:
    """Regress the errors of one-week-ahead forecasts on the leads of the week before.

    Weeks after a gap have no week before. A lead that is zero throughout has no gain.
    """
    filtered = kalman_filter(law, table)
    ahead = table.steps[1:] == 1
    error = (table.tone - expected_tone(law, filtered.predicted))[1:][ahead]
    weight = np.minimum(table.n, MOST_EVENTS)[1:][ahead]
    lead = law.F_persistence * _leads(table, filtered.updated, readings)[:-1][ahead]
    # Both directions of a pair see the same lead.
    square = np.einsum("wpd,wpj,wpk->jk", weight, lead, lead)
    values = np.linalg.pinv(square) @ np.einsum("wpd,wpj,wpd->j", weight, lead, error)
    left = error - (lead @ values)[..., None]
    by_week = np.einsum("wpd,wpj,wpd->wj", weight, lead, left)
    spread = np.linalg.pinv(square) @ (by_week.T @ by_week) @ np.linalg.pinv(square)
    return Gains(values, np.sqrt(np.maximum(np.diag(spread), 0.0)))


def led(gains: Gains, table: PairWeeks, filtered: Belief, readings: Readings) -> Belief:
    """Beliefs at the end of each week, with F moved by what the leads say."""
    moved = _leads(table, filtered, readings) @ gains.values
    return Belief(filtered.mean + moved[..., None] * OF_F, filtered.covariance)


def _leads(
    table: PairWeeks, filtered: Belief, readings: Readings
) -> Float[np.ndarray, "week pair lead"]:
    others = other_pairs(table, filtered.mean @ OF_F)
    return np.concatenate([readings, others[..., None]], axis=-1)


def other_pairs(
    table: PairWeeks, fast: Float[np.ndarray, "week pair"]
) -> Float[np.ndarray, "week pair"]:
    """Mean F of each state's other pairs in the week, summed over a pair's two states, points."""
    weight = np.minimum(table.n.sum(axis=-1), MOST_EVENTS)
    codes = sorted({code for pair in table.pairs for code in pair})
    ends = np.array([[codes.index(code) for code in pair] for pair in table.pairs])
    member = np.zeros((len(table.pairs), len(codes)))
    np.put_along_axis(member, ends, 1.0, axis=1)
    total, known = (weight * fast) @ member, weight @ member
    others = total[:, ends] - (weight * fast)[..., None]
    found: Float[np.ndarray, "week pair"] = (
        others / (known[:, ends] - weight[..., None] + QUIET)
    ).sum(axis=-1)
    return found
