"""Numbers as a reader meets them: rounded and with units."""

import math

from sim.report.likelihood import judged
from sim.report.statistics import Chance, Spread

SPACE = "\N{NO-BREAK SPACE}"


def percent(share: float) -> str:
    """A share in percent, without decimals but where they matter."""
    value = 100 * share
    near_an_end = 0.05 <= value < 0.95 or 99.05 < value < 99.95
    return f"{value:.1f}{SPACE}%" if near_an_end else f"{value:.0f}{SPACE}%"


def interval(low: str, high: str, between: str = "to") -> str:
    """A range, with the percent sign said once."""
    sign = f"{SPACE}%"
    if low.endswith(sign) and high.endswith(sign):
        low = low.removesuffix(sign)
    return f"{low} {between} {high}"


def odds(found: Chance) -> str:
    """A chance in numbers: share and 95 % interval."""
    around = interval(percent(found.low), percent(found.high))
    share = f"none of {found.runs} runs" if found.happened == 0 else percent(found.share)
    return f"{share}, 95{SPACE}% interval {around}"


def verdict(found: Chance) -> str:
    """A chance in words and numbers, as in `unlikely (12 %, 95 % interval 9 to 16 %)`."""
    return f"{judged(found)} ({odds(found)})"


def number(value: float, like: float | None = None) -> str:
    """A number with as many decimals as its size, or that of `like`, deserves."""
    size = abs(value if like is None else like)
    if not math.isfinite(value):
        return "not known"
    if size >= 1000:
        return plain(f"{value:,.0f}".replace(",", SPACE))
    decimals = 0 if size >= 100 else 1 if size >= 10 else 2
    return plain(f"{value:.{decimals}f}")


def plain(text: str) -> str:
    """Without the sign of a zero, and with the typographic minus."""
    zero = not any(digit in text for digit in "123456789")
    return text.lstrip("-") if zero else text.replace("-", "\N{MINUS SIGN}")


def error(value: float) -> str:
    """A standard error by its first digit."""
    if not math.isfinite(value):
        return "not known"
    if 0 < value < 0.001:
        return "under 0.001"
    return f"{value:.1g}" if value < 1 else f"{value:.0f}"


def around_mean(found: Spread) -> str:
    """95 % interval of a mean; it keeps to the side of zero on which all runs are."""
    half = 1.96 * found.mean_error
    if math.isnan(half):
        return "not known"
    like = max(abs(found.mean), abs(found.low), abs(found.high))
    low, high = found.mean - half, found.mean + half
    low = max(0.0, low) if found.least >= 0 else low
    return interval(number(low, like), number(high, like))


def unit(units: str) -> str:
    """A unit as it follows a number in a sentence; nothing where a number has none."""
    said = "points" if units == "Goldstein" else units.replace("/", " a ")
    return "" if units in ("1", "") else f"{SPACE}{said}"


def typical(found: Spread, units: str = "1", when: str = "") -> str:
    """A median, when it is so, with its 90 % band and Monte-Carlo error."""
    like = max(abs(found.median), abs(found.low), abs(found.high))
    known = math.isfinite(found.median_error) and found.median_error > 0
    sampled = f"; Monte-Carlo error {error(found.median_error)}" if known else ""
    around = interval(number(found.low, like), number(found.high, like), "and")
    return (
        f"{number(found.median, like)}{unit(units)}{when} "
        f"(90{SPACE}% of runs between {around}{sampled})"
    )


def average(found: Spread, units: str = "") -> str:
    """A mean with its 95 % interval and the 90 % band of single runs."""
    like = max(abs(found.mean), abs(found.low), abs(found.high))
    runs = interval(number(found.low, like), number(found.high, like), "and")
    return (
        f"{number(found.mean, like)}{unit(units)} (95{SPACE}% interval {around_mean(found)}; "
        f"90{SPACE}% of runs between {runs})"
    )
