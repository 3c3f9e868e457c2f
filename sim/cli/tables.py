"""Show a table: ruled and fitted on a terminal, aligned lines elsewhere."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.markup import escape
from rich.table import Table as Ruled

GAP = "  "


@dataclass(frozen=True)
class Table:
    """A title, the names of the columns and the rows; a note says what a reader may do next."""

    title: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    note: str = ""


def show_table(table: Table) -> None:
    """Print a table on standard output; one without columns says its title alone."""
    if not table.columns:
        print(table.title)
    elif sys.stdout.isatty():
        _ruled(table)
    else:
        print("\n".join(plain(table)))


def plain(table: Table) -> list[str]:
    """The lines of a table: columns aligned, nothing cut."""
    rows = [table.columns, *table.rows]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        GAP.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
    return [table.title, "", *lines, *(["", table.note] if table.note else [])]


def _ruled(table: Table) -> None:
    ruled = Ruled(title=table.title, caption=table.note or None, title_justify="left")
    for number, name in enumerate(table.columns):
        ruled.add_column(name, no_wrap=number == 0)
    for row in table.rows:
        ruled.add_row(*map(escape, row))
    Console().print(ruled)
