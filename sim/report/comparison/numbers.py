"""Numbers of a comparison: small differences keep their digits."""

import math

from sim.report.words import SPACE, number, plain

WORD = 4
"""Letters from which a unit of time is a word, as in `a week`; shorter ones stay as they are."""


def fine(value: float, like: float) -> str:
    """A number with three digits of the size of `like`, and no more than four decimals."""
    size = abs(like)
    if size >= 10 or size == 0 or not math.isfinite(size):
        return number(value, like)
    decimals = min(4, 2 - math.floor(math.log10(size)))
    return plain(f"{value:.{decimals}f}")


def signed(text: str) -> str:
    """A number's text with a plus where it is above zero."""
    above = text[:1].isdigit() and any(digit in text for digit in "123456789")
    return f"+{text}" if above else text


def after(units: str) -> str:
    """A unit as it follows a number, as in `dollars a week` or `mb/d`."""
    if units in ("", "1"):
        return ""
    whole, _, part = units.partition("/")
    return f"{SPACE}{whole} a {part}" if len(part) >= WORD else f"{SPACE}{units}"
