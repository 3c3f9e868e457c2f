"""Markdown tables, and pages in which they stand between two marks."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

MARK = re.compile(r"(<!-- generated: (?P<name>\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def table(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """A Markdown table; bars and line ends inside cells are kept from breaking it."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(_cell(value) for value in line) + " |" for line in lines)


def _cell(value: Any) -> str:
    return " ".join(str(value).split()).replace("|", "\\|")


def fill(text: str, tables: Mapping[str, str]) -> str:
    """The page with the table of each name between its marks.

    Raises ValueError for a mark that names no table.
    """

    def replaced(match: re.Match[str]) -> str:
        name = match["name"]
        if name not in tables:
            raise ValueError(f"generated: {name} is no table; known are {', '.join(tables)}")
        return f"{match[1]}{tables[name]}\n{match[3]}"

    return MARK.sub(replaced, text)


def shown(value: Any) -> str:
    """A value as people write it: four digits, long tuples as number and range."""
    if isinstance(value, np.ndarray):
        return shown(tuple(value.ravel().tolist()))
    if isinstance(value, tuple | list):
        return _several(value)
    if isinstance(value, float):
        return f"{value:.4g}"
    return str(value)


def _several(values: Sequence[Any]) -> str:
    numeric = all(isinstance(value, int | float) for value in values)
    if numeric and len(values) > 4:
        return f"{len(values)} values, {shown(min(values))} to {shown(max(values))}"
    return ", ".join(shown(value) for value in values)


def interval(ends: Sequence[float] | None) -> str:
    """A range as people write it; empty where there is none."""
    return "" if ends is None else f"{shown(ends[0])} to {shown(ends[1])}"


def first_sentence(text: str | None) -> str:
    """First sentence of a docstring."""
    flat = " ".join((text or "").split("\n\n")[0].split())
    found = re.match(r".*?[.?](?= [A-Z`]|$)", flat)
    return found[0] if found else flat
