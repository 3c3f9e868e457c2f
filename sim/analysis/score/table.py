"""Read a table whose every row fits its header."""

import csv
from collections.abc import Sequence
from pathlib import Path

import pandas as pd


def read_table(path: Path, columns: Sequence[str], what: str) -> pd.DataFrame:
    """The rows as texts, of a table that has the columns and at least one row (`what` it holds).

    Raises ValueError for a missing file, column or row, and for a row that has more or fewer
    fields than the header: a comma too many would move its fields into other columns.
    """
    needed = ", ".join(columns)
    if not path.is_file():
        raise ValueError(f"{path}: no such file; allowed is a table with columns {needed}")
    header, rows = _rows(path)
    missing = [name for name in columns if name not in header]
    if missing:
        raise ValueError(f"{path}: missing column {', '.join(missing)}; needs {needed}")
    twice = [name for place, name in enumerate(header) if name in header[:place]]
    if twice:
        raise ValueError(f"{path}: column {twice[0]} stands there twice; allowed is each once")
    if not rows:
        raise ValueError(f"{path} has no {what}")
    return pd.DataFrame(rows, columns=header, dtype=str)


def _rows(path: Path) -> tuple[list[str], list[list[str]]]:
    """The header and the rows, without empty lines."""
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            reader = csv.reader(file, strict=True)
            read = [(reader.line_num, row) for row in reader if row]
    except (csv.Error, UnicodeDecodeError) as error:
        raise ValueError(f"{path} is no table of comma-separated values: {error}") from error
    header = read[0][1] if read else []
    for line, row in read[1:]:
        if len(row) != len(header):
            raise ValueError(
                f"{path}, line {line}: {len(row)} fields where the header has {len(header)}; "
                "allowed are as many (a text with a comma in it stands in quotes)"
            )
    return header, [row for _, row in read[1:]]
