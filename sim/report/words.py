"""Numbers as a reader meets them: rounded, with units, and with stated verbal scales."""

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

SPACE = "\N{NO-BREAK SPACE}"


def likelihood(share: float) -> str:
    """The calibrated term for a share."""
    return next(term for limit, term in SCALE if share < limit)


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


def percent(share: float) -> str:
    """A share in percent, without decimals but where they matter."""
    value = 100 * share
    near_an_end = 0 < value < 0.95 or 99.05 < value < 100
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


def verdict(found: Chance) -> str:
    """A chance in words and numbers, as in `unlikely (12 %, 95 % interval 9 to 16 %)`."""
    return f"{judged(found)} ({odds(found)})"


def number(value: float, like: float | None = None) -> str:
    """A number with as many decimals as its size, or that of `like`, deserves."""
    size = abs(value if like is None else like)
    if not math.isfinite(value):
        return "not known"
    if size >= 1000:
        return _plain(f"{value:,.0f}".replace(",", SPACE))
    decimals = 0 if size >= 100 else 1 if size >= 10 else 2
    return _plain(f"{value:.{decimals}f}")


def _plain(text: str) -> str:
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
