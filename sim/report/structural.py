"""The structural assumptions that figures lean on."""

import csv
import dataclasses
from collections.abc import Iterable
from importlib.resources import files

from sim.report.drawing import Drawn


@dataclasses.dataclass(frozen=True)
class Leaned:
    """An assumption, why it is made, what could be assumed instead, and figures that need it."""

    number: str
    assumption: str
    reason: str
    alternative: str
    figures: tuple[str, ...]


def leaned_on(drawn: Iterable[Drawn]) -> list[Leaned]:
    """The assumptions behind these figures, in the order of their numbers."""
    figures = [item.figure for item in drawn]
    table = structural()
    needed = {number for figure in figures for number in figure.assumes}
    return [
        Leaned(
            number,
            row["assumption"],
            row["reason"],
            row["alternative"],
            tuple(figure.title for figure in figures if number in figure.assumes),
        )
        for number, row in table.items()
        if number in needed
    ]


def structural() -> dict[str, dict[str, str]]:
    """The table of structural assumptions by number."""
    text = files("sim.report").joinpath("structural.csv").read_text(encoding="utf-8")
    return {row["number"]: row for row in csv.DictReader(text.splitlines())}
