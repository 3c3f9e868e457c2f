"""Figures of a sweep: ranks, and which cell beats which."""

import pandas as pd

from sim.report.comparison.numbers import fine
from sim.report.field.heat import APART, SHARE, Heat, panel_of
from sim.report.field.setting import Field
from sim.report.panels import Figure
from sim.report.words import percent

WIDE = 14
"""Cells beside each other in one panel."""
FEW = 12
"""Cells up to which every rank has a column."""


def ranks(field: Field) -> Figure:
    """Chance of each rank, a panel an outcome, the best cell on top."""
    panels = tuple(
        panel_of(_order(field, name), _rank(field, table)) for name, table in field.ranks.items()
    )
    caption = (
        "Chance of each rank by the mean over runs: share of bootstrap samples. Empty under one "
        "percent. Each panel has its own order."
    )
    rows = min(WIDE, len(field.cells))
    return Figure(
        "ranks", "field", "Ranks and how sure they are", caption, panels, columns=1, width=8.8,
        height=0.9 + 0.25 * rows,
    )  # fmt: skip


def _order(field: Field, outcome: str) -> str:
    first = {1: "highest is best", -1: "lowest is best"}.get(field.signs.get(outcome, 0))
    return f"{field.long_name(outcome)}: {first or 'rank 1 is the highest'}"


def _rank(field: Field, table: pd.DataFrame) -> Heat:
    expected = (table * table.columns).sum(axis=1)
    best = table.loc[expected.sort_values(kind="stable").index].head(WIDE)
    best = best.rename(index=field.names)
    if len(table) > FEW:
        kept = sorted({1, 3, len(table) // 4, len(table) // 2})
        best = best.cumsum(axis=1)[kept].set_axis([f"first {k}" for k in kept], axis=1)
    texts = best.map(lambda share: percent(share) if share >= 0.01 else "")
    return Heat(best, texts, (0.0, 1.0), SHARE, across="rank", steep=False)


def duels(field: Field) -> Figure:
    """Share of runs in which a cell does better than another, a panel an outcome."""
    panels = tuple(
        panel_of(_order(field, name), _duel(field, table)) for name, table in field.beats.items()
    )
    how = "the same run" if field.paired else "every run"
    caption = (
        f"Percent of runs in which the row's cell does better than {how} of the column's; ties "
        "count half."
    )
    size = len(field.cells)
    return Figure(
        "duels", "field", "Which cell beats which", caption, panels, columns=1, width=8.8,
        height=1.0 + 0.27 * size + 0.045 * max(map(len, field.names.values())),
    )  # fmt: skip


def _duel(field: Field, table: pd.DataFrame) -> Heat:
    named = table.rename(index=field.names, columns=field.names)
    texts = named.map(lambda share: fine(100 * share, 100.0))
    for place in range(len(named)):
        texts.iat[place, place] = ""
    return Heat(named, texts, (0.0, 1.0), APART)
