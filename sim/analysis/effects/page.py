"""The page of the documentation that shows what each driver option does."""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from sim.analysis.deviations import deviations
from sim.analysis.effects.claims import Claim
from sim.analysis.effects.table import failures

ABOUT = (
    "Every option of every driver is turned alone and compared with the status quo run by run on",
    "the same seed. The table of an option holds the outcomes that its file declares under",
    "`reaches:` and that *move*: by at least .2 pooled standard deviations (*in SD*), with a 99 %",
    "interval that leaves out zero. **Bold** outcomes belong to the option's own row of the model",
    "and are not set by it directly; each option must move one of them. Outcomes that an option",
    "does not declare must not differ after Holm's correction over all. The model is so joined",
    "up, so that most options reach much of it by way of others. An effect is a consequence of the",
    "model's assumptions ([assumptions.md](assumptions.md)), no forecast.",
)

HEADER = "| outcome | status quo | option | difference (99 %) | in SD | through |"
RULE = "|---|---|---|---|---|---|"


def page(table: pd.DataFrame, claims: Mapping[str, Claim], command: str, sizes: str) -> str:
    """The whole page in Markdown.

    `command` is what makes it anew, `sizes` says in words how many runs of how many weeks.
    """
    lines = [
        "# Effects of the driver options",
        "",
        f"Written by `{command}`: {sizes}.",
        *ABOUT,
        "",
        "## Result",
        "",
        *(_result(table)),
    ]
    for option, rows in table.groupby("option", sort=False):
        lines += ["", f"## `{option}`", "", *_option(rows, claims[str(option)])]
    return "\n".join(lines) + "\n"


def _result(table: pd.DataFrame) -> Iterator[str]:
    said = failures(table)
    options = table["option"].nunique()
    silent = int((~table["declared"]).sum())
    yield f"{options} options, {int(table['declared'].sum())} declared effects, of which"
    yield f"{int((table['declared'] & table['moves']).sum())} move; {silent} pairs of option and"
    yield f"outcome are not declared, of which {int(table['stray'].sum())} differ."
    if said:
        yield ""
        yield from (f"- {sentence}." for sentence in said)


def _option(rows: pd.DataFrame, claim: Claim) -> Iterator[str]:
    """The effects by size, then the names of those that stay below the threshold."""
    order = rows["standardised"].abs().sort_values(ascending=False, kind="stable").index
    sorted_rows = rows.loc[order]
    shown = sorted_rows[(sorted_rows["declared"] & sorted_rows["moves"]) | sorted_rows["stray"]]
    yield HEADER
    yield RULE
    for row in shown.to_dict("records"):
        yield _line({str(name): value for name, value in row.items()}, claim)
    small = sorted_rows[sorted_rows["declared"] & ~sorted_rows["moves"]]
    if len(small):
        names = ", ".join(f"`{name}` {deviations(size)}" for name, size in _sizes(small))
        yield f"\nDeclared, with less than a fifth of a standard deviation: {names}."


def _sizes(rows: pd.DataFrame) -> Iterator[tuple[str, float]]:
    yield from zip(rows["outcome"], rows["standardised"], strict=True)


def _line(row: Mapping[str, Any], claim: Claim) -> str:
    name = f"`{row['outcome']}`"
    if row["own"] and not row["sets"]:
        name = f"**{name}**"
    through = claim.reaches.get(str(row["outcome"]), "not declared")
    cells = [
        name,
        f"{row['first']:.3g}",
        f"{row['second']:.3g}",
        f"{row['difference']:+.3g} ({row['low']:+.3g} to {row['high']:+.3g})",
        deviations(row["standardised"]),
        through,
    ]
    return f"| {' | '.join(cells)} |"
