"""Figures of a sweep: the field and pairs of keys."""

import math
import textwrap

from sim.report.comparison.numbers import after
from sim.report.comparison.rows import is_chance, level
from sim.report.field.contests import WIDE, duels, ranks
from sim.report.field.heat import APART, NOTHING, Heat, panel_of
from sim.report.field.setting import Field, shown
from sim.report.outcome_table import units_of
from sim.report.panels import Figure
from sim.report.words import number

MOST = 4 * WIDE
"""Cells in the figure of the field; of more, those that differ most."""
TITLE = 46
"""Letters in a line of a panel's title."""
LEAST = 0.005
"""Standard deviations that would be written as zero."""
DEEPEST = 2.0
"""Standard deviations of the deepest colour."""
BEYOND = 1000.0
"""Standard deviations that give a colour to a difference of cells of which neither varies."""
EVERY = "every"
"""What stands in a square for such a difference."""


def figures(field: Field) -> list[Figure]:
    """All figures for which the sweep has something to show."""
    return [
        _field(field),
        *([_matrices(field)] if field.choices.shape[1] == 2 else []),
        ranks(field),
        *([duels(field)] if field.beats and len(field.cells) <= WIDE else []),
    ]


def _field(field: Field) -> Figure:
    cells = field.cells
    if len(cells) > MOST:
        sizes = (field.table("standardised") ** 2).mean(axis=1)
        most = set(sizes.sort_values(ascending=False, kind="stable").index[: MOST - 1])
        cells = [cells[0], *(cell for cell in cells[1:] if cell in most)]
    size = math.ceil(len(cells) / math.ceil(len(cells) / WIDE))
    parts = [cells[start : start + size] for start in range(0, len(cells), size)]
    panels = tuple(panel_of("", _part(field, part)) for part in parts)
    rows = sum(map(len, shown(field).values()))
    names = max(len(name) for name in field.names.values())
    caption = (
        f"Difference from the first cell ({field.names[field.cells[0]]}) in standard deviations "
        f"of single runs; a dot where the 95 % interval holds zero; {EVERY}: neither "
        f"cell varies, so that they differ as much in every run. {len(cells)} of "
        f"{len(field.cells)} cells."
    )
    return Figure(
        "field", "field", "The morphological field", caption, panels, columns=1,
        width=3.6 + 0.5 * len(parts[0]) + 0.035 * names, height=0.6 + 0.24 * rows + 0.045 * names,
    )  # fmt: skip


def _part(field: Field, cells: list[str]) -> Heat:
    groups = shown(field)
    outcomes = [name for names in groups.values() for name in names]
    sizes = field.table("standardised").loc[cells, outcomes].T
    clear = ((field.table("low") > 0) | (field.table("high") < 0)).loc[cells, outcomes].T
    seen = clear & (sizes.abs() >= LEAST)
    texts = sizes.map(_short).where(seen, NOTHING)
    names = [field.names[cell] for cell in cells]
    labels = [field.long_name(name) for name in outcomes]
    heat = sizes.clip(-BEYOND, BEYOND).set_axis(labels).set_axis(names, axis=1)
    rows = tuple((name.capitalize(), len(found)) for name, found in groups.items())
    return Heat(heat, texts, (-DEEPEST, DEEPEST), APART, groups=rows)


def _short(size: float) -> str:
    return EVERY if math.isinf(size) else number(float(size))


def _matrices(field: Field) -> Figure:
    panels = tuple(panel_of(_title(field, name), _matrix(field, name)) for name in field.chosen)
    rows = field.choices.iloc[:, 0].nunique()
    caption = (
        "Mean over runs of each combination; colour: its difference from the first cell, in "
        "standard deviations of single runs."
    )
    return Figure(
        "matrices", "field", "Key by key", caption, panels, columns=2, width=4.4,
        height=1.0 + 0.42 * rows,
    )  # fmt: skip


def _title(field: Field, outcome: str) -> str:
    units = units_of(field.first, outcome, dict(field.about[outcome]))
    title = field.long_name(outcome) + (f",{after(units)}" if units else "")
    return textwrap.fill(title, TITLE)


def _matrix(field: Field, outcome: str) -> Heat:
    down, across = field.choices.columns
    chance = is_chance(field.first, outcome)
    table = field.choices.assign(
        value=field.table("standardised")[outcome].clip(-BEYOND, BEYOND),
        mean=field.table("mean")[outcome],
    )
    like = float(table["mean"].abs().max())
    table["text"] = [level(float(mean), like, chance) for mean in table["mean"]]
    order = [list(dict.fromkeys(field.choices[key])) for key in (down, across)]
    squares = [
        table.pivot(index=down, columns=across, values=what).loc[order[0], order[1]]
        for what in ("value", "text")
    ]
    values = squares[0].rename(index=_plain, columns=_plain)
    return Heat(
        values, squares[1], (-DEEPEST, DEEPEST), APART,
        across=_key(across), down=_key(down), steep=len(order[1]) > 4,
    )  # fmt: skip


def _plain(choice: str) -> str:
    return choice.replace("_", " ")


def _key(key: str) -> str:
    return key.removeprefix("driver/").replace("_", " ")
