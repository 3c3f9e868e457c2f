"""Numbers as a reader meets them: rounded, with units, and with a stated verbal scale."""

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

SPACE = "\N{NO-BREAK SPACE}"


def likelihood(share: float) -> str:
    """The calibrated term for a share."""
    return next(term for limit, term in SCALE if share < limit)


def percent(share: float) -> str:
    """A share in percent, without decimals but where they matter."""
    value = 100 * share
    near_an_end = 0 < value < 0.95 or 99.05 < value < 100
    return f"{value:.1f}{SPACE}%" if near_an_end else f"{value:.0f}{SPACE}%"


def interval(low: str, high: str) -> str:
    """A range, with the unit said once."""
    for unit in (f"{SPACE}%",):
        if low.endswith(unit) and high.endswith(unit):
            low = low.removesuffix(unit)
    return f"{low} to {high}"


def odds(found: Chance) -> str:
    """A chance in numbers: share and 95 % interval."""
    between = interval(percent(found.low), percent(found.high))
    return f"{percent(found.share)}, 95{SPACE}% interval {between}"


def verdict(found: Chance) -> str:
    """A chance in words and numbers, as in `unlikely (12 %, 95 % interval 9 to 16 %)`."""
    return f"{likelihood(found.share)} ({odds(found)})"


def number(value: float | int, like: float | int | None = None) -> str:
    """A number with as many decimals as its size, or that of `like`, deserves."""
    size = abs(value if like is None else like)
    if not math.isfinite(value):
        return "not known"
    if size >= 1000:
        return f"{value:,.0f}".replace(",", SPACE)
    decimals = 0 if size >= 100 else 1 if size >= 10 else 2
    return _plain(f"{value:.{decimals}f}")


def _plain(text: str) -> str:
    """Without the sign of a zero, and with the typographic minus."""
    zero = not any(digit in text for digit in "123456789")
    return text.lstrip("-") if zero else text.replace("-", "\N{MINUS SIGN}")


def unit(units: str) -> str:
    """A unit as it follows a number; nothing where a number has none."""
    if units in ("1", ""):
        return ""
    return f"{SPACE}{units}"


def typical(found: Spread, units: str = "1") -> str:
    """A median with its 90 % band and Monte-Carlo error."""
    like = max(abs(found.median), abs(found.low), abs(found.high))
    error = "" if math.isnan(found.median_error) else f"; Monte-Carlo error {_error(found)}"
    between = interval(number(found.low, like), number(found.high, like))
    return (
        f"{number(found.median, like)}{unit(units)} "
        f"(90{SPACE}% of runs between {between.replace(' to ', ' and ')}{error})"
    )


def _error(found: Spread) -> str:
    return f"{found.median_error:.2g}" if found.median_error > 0 else "below the rounding"


def average(found: Spread, units: str = "1") -> str:
    """A mean with the 95 % interval of the mean and the 90 % band of single runs."""
    half = 1.96 * found.mean_error
    like = max(abs(found.mean), abs(found.low), abs(found.high))
    between = interval(number(found.mean - half, like), number(found.mean + half, like))
    runs = interval(number(found.low, like), number(found.high, like))
    certain = "" if math.isnan(half) else f"95{SPACE}% interval {between}; "
    return f"{number(found.mean, like)}{unit(units)} ({certain}single runs {runs})"


def listed(parts: list[str]) -> str:
    """Words in a row, as in `a, b and c`."""
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))
