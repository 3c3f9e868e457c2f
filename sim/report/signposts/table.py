"""Signposts as rows."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from sim.report.signposts.sentences import chances, lead, limit
from sim.report.words import interval

HEADERS = ("signpost", "week", "limit", "chance if so", "else", "area", "p", "weeks ahead")


def table(summary: Mapping[str, Any], signposts: pd.DataFrame) -> list[tuple[str, ...]]:
    """A row a signpost, with the columns of `HEADERS`; own indicators bear a mark."""
    return [
        (
            f"{row['name']}{' (own)' if row['own'] else ''}",
            str(row["week"]),
            f"{'above' if row['above'] else 'below'} {limit(row['threshold'])}",
            chances(row, "if"),
            chances(row, "else"),
            _area(row),
            "under 0.005" if row["p"] < 0.005 else f"{row['p']:.3f}",
            lead(row, summary),
        )
        for row in signposts.to_dict("records")
    ]


def _area(row: Mapping[Any, Any]) -> str:
    around = interval(f"{row['auc_low']:.2f}", f"{row['auc_high']:.2f}")
    return f"{row['auc']:.2f} ({around})"
