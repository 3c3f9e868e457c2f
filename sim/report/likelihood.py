"""Stated verbal scales: how likely, and which way."""

import math

from sim.report.statistics import Chance, Spread

SCALE = (
    (0.01, "exceptionally unlikely"),
    (0.10, "very unlikely"),
    (0.33, "unlikely"),
    (0.66, "about as likely as not"),
    (0.90, "likely"),
    (0.99, "very likely"),
    (1.01, "virtually certain"),
)
"""Calibrated terms of the IPCC (Mastrandrea et al. 2010), each up to the share beside it."""

MOVEMENT = ((0.05, "little changed"), (0.15, "slightly "), (0.5, ""), (math.inf, "sharply "))
"""Terms for a median's way from the start, each up to the share of its scale beside it."""

WIDEST = 0.4
"""Width of the interval of a chance beyond which no term of likelihood is used."""


def likelihood(share: float) -> str:
    """The calibrated term for a share."""
    return next(term for limit, term in SCALE if share < limit)


def judged(found: Chance) -> str:
    """The calibrated term for a chance.

    Where no run or every run has it, the cautious end of the interval chooses the term; where
    the interval is too wide for any, the study is too small to tell.
    """
    if found.high - found.low > WIDEST:
        return "hard to tell from so few runs"
    if found.happened == 0:
        return likelihood(found.high)
    return likelihood(found.low if found.happened == found.runs else found.share)


def movement(start: float, found: Spread) -> str:
    """A median's way from the start in words, as in `slightly down`.

    Its scale is the start's own size or the width of the 90 % band, whichever is larger; less
    than two Monte-Carlo errors are no movement.
    """
    change = found.median - start
    noise = 0.0 if math.isnan(found.median_error) else 2 * found.median_error
    if abs(change) <= noise:
        return MOVEMENT[0][1]
    way = "up" if change > 0 else "down"
    if start == 0:
        return way
    share = abs(change) / max(abs(start), found.high - found.low)
    place, term = next((i, term) for i, (limit, term) in enumerate(MOVEMENT) if share < limit)
    return term if place == 0 else term + way
