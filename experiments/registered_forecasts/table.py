"""The table of registered chances on the page."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

FEW = 0.01
"""Chance below which a decimal is told."""

TABLE = re.compile(r"<!--forecast-->.*?<!--end-->", re.DOTALL)


def put(page: Path, questions: Path, found: Mapping[str, Any]) -> None:
    """Bring the table of a page up to date. Raises ValueError where it has no place for one."""
    text = page.read_text()
    if len(TABLE.findall(text)) != 1:
        raise ValueError(f"{page} has no single place for the table")
    made = f"<!--forecast-->\n{table(questions, found)}\n<!--end-->"
    page.write_text(TABLE.sub(lambda _: made, text))


def table(questions: Path, found: Mapping[str, Any]) -> str:
    """A row a question: what is asked, by when, both chances, and how it is settled."""
    asked = pd.read_csv(questions, dtype=str)
    sides = [each["questions"] for each in found["studies"].values()]
    lines = [
        "| | question | by | chance | assumptions varied | settled by |",
        "|---|---|---|---|---|---|",
    ]
    section = ""
    for row, one, other in zip(asked.to_dict("records"), *sides, strict=True):
        first = row["section"] if row["section"] != section else ""
        section = row["section"]
        cells = [first, f"{row['asks']} (`{row['id']}`)", row["by_week"], _chance(one),
                 _chance(other), row["settles"]]  # fmt: skip
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _chance(found: Mapping[str, Any]) -> str:
    decimals = 1 if found["chance"] < FEW else 0
    share, low, high = (f"{100 * x:.{decimals}f}" for x in (found["chance"], *found["interval95"]))
    return f"{share} % ({low} to {high})"
