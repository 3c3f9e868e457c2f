"""What the terminal shows of a sweep: means with intervals, ranks and dominance."""

from typing import Any

from sim.cli.tables import Table
from sim.report.field import Field, dominated, leaders

NOTE = "mean over runs; in brackets the 95 % interval of its difference from the first cell"
FEW = 3
"""Cells that are named as dominating another; of more the rest is counted."""
PLAIN = str.maketrans({"\N{NO-BREAK SPACE}": " ", "\N{MINUS SIGN}": "-"})
"""The page's numbers as a terminal, and what reads its output, knows them."""


def cell_table(field: Field) -> Table:
    """A row a cell, a column an outcome."""
    rows = [
        (field.names[cell], *(_number(field, cell, name) for name in field.chosen))
        for cell in field.cells
    ]
    return Table(f"Cells of {field.folder}", ("cell", *field.chosen), rows, NOTE)


def _number(field: Field, cell: str, outcome: str) -> str:
    row: Any = field.by_cell.loc[(cell, outcome)]
    if cell == field.cells[0]:
        return f"{row['mean']:.4g}"
    return f"{row['mean']:.4g} ({row['low']:+.3g} to {row['high']:+.3g})"


def verdicts(field: Field) -> list[str]:
    """Sentences on the cells that come first, and on those that are dominated."""
    ranked = [leader.sentence for leader in leaders(field)]
    return [said.translate(PLAIN) for said in (*ranked, *dominance(dominated(field)))]


def dominance(found: list[tuple[str, list[str]]]) -> list[str]:
    """Cells that none dominates, then the others, of cells with those that dominate them."""
    free = [cell for cell, by in found if not by]
    beaten = [f"{cell} (by {_several(by)})" for cell, by in found if by]
    said = (("Not dominated", free), ("Dominated", beaten))
    return [f"{what}: {'; '.join(cells)}." for what, cells in said if cells]


def _several(names: list[str]) -> str:
    more = len(names) - FEW
    return ", ".join(names[:FEW]) + (f" and {more} more" if more > 0 else "")
