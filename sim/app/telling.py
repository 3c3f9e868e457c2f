"""What a trace says, cut into one part for each decision, so that a page can fold them."""

import dataclasses
import re

HEADING = re.compile(r"toward (\w+), (\w+): (.+)")
NEW_TERM = re.compile(r"\n(?=\[)")
OF_TERMS = "what the terms were made of"


@dataclasses.dataclass(frozen=True)
class Decision:
    """What was chosen toward a state in a channel, and the tables that say why."""

    target: str
    channel: str
    choice: str
    tables: tuple[str, ...]


def decisions(said: str) -> tuple[list[Decision], list[str]]:
    """The decisions of a trace, and whatever else it says, of lines that a page may break anew.

    Decisions begin with a line of their own; sentences about all of them with a capital letter.
    """
    found: dict[tuple[str, str], Decision] = {}
    rest: list[str] = []
    into: tuple[str, str] | None = None
    for paragraph in said.strip("\n").split("\n\n"):
        begun = HEADING.fullmatch(paragraph)
        if begun:
            into = (begun[1], begun[2])
            if begun[3] != OF_TERMS:
                found[into] = Decision(begun[1], begun[2], begun[3], ())
        elif into not in found or paragraph[:1].isupper():
            into = None
            rest += _unbroken(paragraph)
        else:
            found[into] = _longer(found[into], paragraph)
    return list(found.values()), rest


def _unbroken(paragraph: str) -> list[str]:
    """What begins with a term in brackets stands by itself."""
    return [" ".join(part.split()) for part in NEW_TERM.split(paragraph)]


def _longer(decision: Decision, table: str) -> Decision:
    return dataclasses.replace(decision, tables=(*decision.tables, table))
