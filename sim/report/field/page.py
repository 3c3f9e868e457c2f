"""The page of a sweep."""

from pathlib import Path
from typing import Any

from sim.report.comparison.every import size_of
from sim.report.comparison.numbers import signed
from sim.report.comparison.rows import apart, is_chance, level
from sim.report.drawing import draw_all
from sim.report.environment import environment
from sim.report.field.figures import figures
from sim.report.field.leaders import leaders
from sim.report.field.setting import Field, ranges
from sim.report.field.ties import call, level_cells
from sim.report.outcome_table import units_of

FOREMOST = 12
"""Outcomes named at the top."""


def write_field(field: Field, out: Path) -> Path:
    """Draw a sweep into a folder, which may exist; returns the path of its report."""
    folder = out / "figures"
    folder.mkdir(parents=True, exist_ok=True)
    drawn = draw_all(figures(field), field, folder)
    values: dict[str, Any] = {
        "field": field,
        "drawn": drawn,
        "foremost": [_extremes(field, name) for name in _most(field)],
        "leaders": leaders(field),
        "dominated": dominated(field),
        "rows": _rows(field),
        "keys": [(key, list(dict.fromkeys(field.choices[key]))) for key in field.choices],
    }
    page = out / "report.html"
    text = environment().get_template("field.html").render(values)
    page.write_text(text, encoding="utf-8")
    return page


def _most(field: Field) -> list[str]:
    largest = ranges(field.by_cell)
    return [str(name) for name in largest.index if name in field.about and largest[name] > 0][
        :FOREMOST
    ]


def _extremes(field: Field, outcome: str) -> dict[str, str]:
    """Where an outcome is lowest and highest, and how far that is apart."""
    means = field.table("mean")[outcome]
    chance = is_chance(field.first, outcome)
    like = float(means.abs().max())
    low, high = float(means.min()), float(means.max())
    units = units_of(field.first, outcome, dict(field.about[outcome]))
    return {
        "name": field.long_name(outcome),
        "units": "chance" if chance else units,
        "low": level(low, like, chance),
        "lowest": call(field, level_cells(field, outcome, low)),
        "high": level(high, like, chance),
        "highest": call(field, level_cells(field, outcome, high)),
        "apart": size_of(float(ranges(field.by_cell)[outcome])).lstrip("+"),
    }


def dominated(field: Field) -> list[tuple[str, list[str]]]:
    """Each cell with those that dominate it."""
    if field.dominated is None:
        return []
    table = field.dominated
    return [
        (field.names[cell], [field.names[str(by)] for by in table.index[table[cell]]])
        for cell in field.cells
    ]


def _rows(field: Field) -> list[tuple[str, list[dict[str, str]]]]:
    """A row a cell and a column an outcome of those chosen, with differences from the first."""
    return [(field.names[cell], [_cell(field, cell, name) for name in field.chosen])
            for cell in field.cells]  # fmt: skip


def _cell(field: Field, cell: str, outcome: str) -> dict[str, str]:
    row: Any = field.by_cell.loc[(cell, outcome)]
    chance = is_chance(field.first, outcome)
    difference, around = apart(row, chance)
    like = float(field.table("mean")[outcome].abs().max())
    return {
        "mean": level(float(row["mean"]), like, chance),
        "difference": signed(difference),
        "around": around,
        "look": "other" if row["low"] > 0 or row["high"] < 0 else "",
    }
