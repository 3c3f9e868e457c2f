"""The page of the documentation that shows the directions."""

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from sim.analysis.deviations import deviations
from sim.analysis.directions.claims import VERDICTS, Direction, Words

ABOUT = (
    "Each row names a cause, an outcome and the sign that published theory expects. Two worlds,",
    "with and without the cause, run on the same seed and are compared run by run. A row *agrees*",
    "where the 99 % interval of the mean difference leaves out zero on the expected side,",
    "*disagrees* where it does on the other side, and is *not distinguishable* otherwise. Sign 0",
    "stands for a difference below a fifth of a standard deviation, *never* for an outcome that no",
    "run shows. Agreement shows that the mechanisms are joined as theory has it; it does not show",
    "that theory or the sizes are right. Sources are background knowledge of published work.",
    "*Crosses* names the rules, terms and policies between cause and outcome.",
)

HEADER = "| claim | outcome | sign | difference (99 %) | in SD | verdict | crosses | source |"
RULE = "|---|---|---|---|---|---|---|---|"


def page(directions: Sequence[Direction], judged: pd.DataFrame, command: str, sizes: str) -> str:
    """The whole page in Markdown.

    `command` is what makes it anew, `sizes` says in words how many runs of how many weeks.
    """
    found: list[dict[str, Any]] = [dict(row) for _, row in judged.iterrows()]
    lines = [
        "# Directions",
        "",
        f"Written by `{command}`: {sizes}, unless a cause says otherwise.",
        *ABOUT,
        "",
        _counts(judged, directions),
        "",
        HEADER,
        RULE,
        *(_line(row, said) for row, said in zip(directions, found, strict=True)),
        "",
        *_notes(directions, found),
        *_causes(directions),
    ]
    return "\n".join(lines) + "\n"


def _counts(judged: pd.DataFrame, directions: Sequence[Direction]) -> str:
    numbers = [f"{int((judged['verdict'] == verdict).sum())} {verdict}" for verdict in VERDICTS]
    crossing = sum(len(row.crosses) > 1 for row in directions)
    return (
        f"{len(directions)} rows, {crossing} of which cross two or more mechanisms: "
        f"{', '.join(numbers)}."
    )


def _line(row: Direction, found: dict[str, Any]) -> str:
    cells = [
        row.claim,
        f"`{row.outcome}`",
        row.sign,
        f"{found['difference']:+.3g} ({found['low']:+.3g} to {found['high']:+.3g})",
        deviations(found["standardised"]),
        found["verdict"],
        ", ".join(row.crosses),
        row.source,
    ]
    return f"| {' | '.join(cells)} |"


def _notes(directions: Sequence[Direction], found: Sequence[dict[str, Any]]) -> Iterator[str]:
    yield "## Where the model and theory part, and remarks"
    yield ""
    for row, said in zip(directions, found, strict=True):
        if row.note:
            yield f"- **{row.claim}** ({said['verdict']}). {row.note}"
    yield ""


def _causes(directions: Sequence[Direction]) -> Iterator[str]:
    yield "## Causes"
    yield ""
    yield "| claim | with | without |"
    yield "|---|---|---|"
    for row in directions:
        yield f"| {row.claim} | {_words(row.cause)} | {_words(row.against)} |"


def _words(words: Words) -> str:
    return " ".join(f"`{word}`" for word in words) or "status quo"
