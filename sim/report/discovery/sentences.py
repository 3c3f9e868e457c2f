"""A box in words and rows."""

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

from sim.report.words import SPACE, interval, percent, plain

CLEAR = 0.05
"""Quasi-p and p below which something is said to hold."""


def headline(summary: Mapping[str, Any]) -> str:
    """Where the event happens, and whether that holds on runs that did not make the box."""
    event, judged = summary["event"], summary["judged_on"]
    base = f"{event}: {percent(summary['share'])} of {summary['runs']} runs."
    if not summary["box"]:
        return (
            f"{base} No box stands out: no restriction makes it clearly more frequent on runs "
            "that it was not made on."
        )
    low, high = (percent(end) for end in judged["density95"])
    found = (
        f"{base} In the box, {percent(judged['support'])} of the runs: "
        f"{percent(judged['density'])} ({interval(low, high)}), outside "
        f"{percent(judged['outside'])}; it covers {percent(judged['coverage'])} of them."
    )
    holds = judged["p"] < CLEAR
    return found if holds else f"{found} This could be luck (p{SPACE}={SPACE}{judged['p']:.2f})."


def rows(restrictions: pd.DataFrame) -> list[tuple[str, ...]]:
    """A row a restricted input: what the box keeps, of what, quasi-p, reproducibility."""
    return [
        (
            str(row["input"]),
            *_kept(row),
            p_value(row["quasi_p"]),
            percent(row["reproduced_coverage"]),
            percent(row["reproduced_density"]),
        )
        for row in restrictions.to_dict("records")
    ]


def p_value(value: float) -> str:
    """A chance of luck with three digits after the point."""
    return "under 0.001" if value < 0.001 else f"{value:.3f}"


def _kept(row: Mapping[Any, Any]) -> tuple[str, str]:
    if row["kind"] == "choice":
        return ", ".join(row["kept"]), ", ".join(row["of"])
    decimals = max(0, 1 - math.floor(math.log10(row["most"] - row["least"])))
    low, high, least, most = (plain(f"{row[end]:.{decimals}f}") for end in ENDS)
    return interval(low, high), interval(least, most)


ENDS = ("low", "high", "least", "most")
