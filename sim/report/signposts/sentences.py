"""Signposts in words."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from sim.report.words import SPACE, interval, number, percent, unit

HALF = 0.5
"""Threshold half-way between no and yes."""


def sentences(summary: Mapping[str, Any], signposts: pd.DataFrame) -> list[str]:
    """A sentence a signpost: condition, chance on either side, and how long it foretells."""
    return [_sentence(summary, row) for row in signposts.to_dict("records")]


def headline(summary: Mapping[str, Any], signposts: pd.DataFrame) -> str:
    """What was looked for, among how much, and whether anything was found."""
    weeks = summary["weeks"]
    base = (
        f"{_start(summary['event'])}: {percent(summary['share'])} of {summary['runs']} runs. "
        f"{summary['indicators']} indicators in {len(weeks)} weeks ({weeks[0]} to {weeks[-1]}) "
        "were held against it"
    )
    if signposts.empty:
        return f"{base}; none stands both tests, of luck among so many and of runs unseen."
    return f"{base}."


def condition(row: Mapping[Any, Any]) -> str:
    """What is to be seen, as in `brent is above 80 US dollars/barrel in week 20`."""
    name, threshold = row["long_name"], row["threshold"]
    if row["window"] and float(threshold) % 1 == 0.5:
        least = (
            f"{threshold + 0.5:.0f} or more" if row["above"] else f"at most {threshold - 0.5:.0f}"
        )
        least = "none" if least == "at most 0" else least
        since = "since the start" if row["week"] <= row["window"] else f"in {row['window']} weeks"
        return f"{name}: {least} {since}, by week {row['week']}"
    if threshold == HALF and row["units"] == "1":
        return f"{name} {'holds' if row['above'] else 'does not hold'} in week {row['week']}"
    side = "above" if row["above"] else "below"
    value = f"{limit(threshold)}{unit(row['units'])}"
    return f"{name} is {side} {value} in week {row['week']}"


def limit(threshold: float) -> str:
    """A threshold with digits enough to tell its sides apart."""
    return f"{threshold:.3g}" if 0 < abs(threshold) < 1 else number(threshold)


def chances(row: Mapping[Any, Any], side: str) -> str:
    """Chance on one side with its interval, as in `24 % (19 to 30 %)`."""
    around = interval(percent(row[f"{side}_low"]), percent(row[f"{side}_high"]))
    return f"{percent(row[f'{side}_share'])} ({around})"


def lead(row: Mapping[Any, Any], summary: Mapping[str, Any]) -> str:
    """Weeks from the signpost to the event, or to the end where the event has no week."""
    if not summary["has_week"] or pd.isna(row["lead"]):
        return f"{summary['horizon'] - row['week']} to the end"
    return f"{row['lead']:.0f} ({row['lead_low']:.0f} to {row['lead_high']:.0f})"


def _sentence(summary: Mapping[str, Any], row: Mapping[Any, Any]) -> str:
    own = " This indicator shares the outcome's own definition." if row["own"] else ""
    weeks = ""
    if summary["has_week"] and not pd.isna(row["lead"]):
        weeks = f", typically {row['lead']:.0f}{SPACE}weeks later"
    alike = f" Moves with it: {', '.join(row['alike'][:3])}." if row["alike"] else ""
    return (
        f"If {condition(row)}, \N{LEFT DOUBLE QUOTATION MARK}{summary['event']}"
        f"\N{RIGHT DOUBLE QUOTATION MARK} follows in {chances(row, 'if')} of runs{weeks}; "
        f"else in {chances(row, 'else')}.{alike}{own}"
    )


def _start(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}"
