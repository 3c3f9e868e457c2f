"""What the kinds of a week's events say of a pair beyond their mean score.

A tone can come of many words or of one deed: a return of prisoners scores +7, a summit +5 to +7, a
strike -10. Words are the better guide to the next week. The reading is how much more of a pair's
events was verbal cooperation than is usual at such a tone.
"""

import numpy as np
from jaxtyping import Float

from sim.analysis.posture.events import PairWeeks

MANY = 10.0
"""Assumption: events on the line that a week is mixed with, and beyond which a dyad-week weighs no
more in it (range 3 to 30)."""


def read_mix(
    table: PairWeeks, talk: Float[np.ndarray, "week pair 2"]
) -> Float[np.ndarray, "week pair"]:
    """Share of verbal cooperation beyond what the tone tells, of both directions of a pair.

    `talk` is that share by direction, 0 where there are no events. What is usual at a tone is a
    line through all dyad-weeks before; a week of few events is drawn to it. Looks at no later week;
    0 where there are no events, and in the first week, which has nothing before it.
    """
    beyond = (talk - _usual(table, talk)) * table.seen
    events = table.n.sum(axis=-1)
    found: Float[np.ndarray, "week pair"] = (beyond * table.n).sum(axis=-1) / (events + MANY)
    return found


def _usual(
    table: PairWeeks, talk: Float[np.ndarray, "week pair 2"]
) -> Float[np.ndarray, "week pair 2"]:
    """The share that tone alone would lead one to expect, by least squares on earlier weeks."""
    weight, tone = np.minimum(table.n, MANY), table.tone
    products = (np.ones_like(tone), tone, talk, tone * tone, tone * talk)
    sums = np.stack([(weight * each).sum(axis=(1, 2)) for each in products])
    earlier = np.cumsum(sums, axis=1) - sums
    total, of_tone, of_talk, squares, both = earlier
    spread = total * squares - of_tone**2
    # Without a spread of tones there is no line, and nothing is said.
    known = spread > 1e-9 * np.maximum(total * squares, 1.0)
    slope = np.where(known, total * both - of_tone * of_talk, 0.0) / np.where(known, spread, 1.0)
    level = (of_talk - slope * of_tone) / np.maximum(total, 1.0)
    line: Float[np.ndarray, "week pair 2"] = level[:, None, None] + slope[:, None, None] * tone
    return np.where(known[:, None, None], line, talk)
