"""What the terms of a choice were made of, in words and numbers."""

import inspect
from collections.abc import Mapping, Sequence
from textwrap import fill
from typing import TYPE_CHECKING

from sim.cli.tables import Table

if TYPE_CHECKING:
    from sim.analysis.trace import Decision
    from sim.analysis.trace.decision import Part

LEAST = 0.0005
"""A term that adds less than this shows as 0 and is left out."""
WIDTH = 100
"""Letters in a line."""
HOW = (
    "A term adds weight x (value - usual) / spread. Value is the term in its own unit; usual is "
    "its mean for this move at the status quo; spread its standard deviation there over runs and "
    "weeks, one for all moves; weight is that of the state's doctrine."
)


def made_of(decision: "Decision") -> Table:
    """A row for each term and value that adds something, the strongest first.

    Moves of which a term says the same share a row.
    """
    alike: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for _, name, part, move in sorted(_adding(decision), key=lambda row: -row[0]):
        numbers = [f"{value:.4g}" for value in (part.value, part.usual, part.spread, part.weight)]
        alike.setdefault((name, (*numbers, f"{part.adds:+.3f}")), []).append(move)
    title = f"toward {decision.target}, {decision.channel}: what the terms were made of"
    if not alike:
        return Table(f"{title}: none adds anything", (), ())
    columns = ("term", "value", "usual", "spread", "weight", "adds", "to")
    rows = [(f"[{name}]", *cells, ", ".join(moves)) for (name, cells), moves in alike.items()]
    return Table(title, columns, rows)


def meanings(decisions: "Sequence[Decision]", terms: Mapping[str, object]) -> str:
    """How to read the tables, and what each term that they show says and in which unit."""
    shown = dict.fromkeys(name for each in decisions for _, name, _, _ in _adding(each))
    said = [f"[{name}] {' '.join((inspect.getdoc(terms[name]) or '').split())}" for name in shown]
    return "\n".join(fill(text, WIDTH, subsequent_indent="  ") for text in [HOW, *said])


def _adding(decision: "Decision") -> "list[tuple[float, str, Part, str]]":
    """Size, term, its parts and the move, of every term that adds something to a move."""
    return [
        (abs(part.adds), name, part, option.move)
        for option in decision.options
        for name, part in option.parts.items()
        if abs(part.adds) >= LEAST
    ]
