"""Dated yes/no questions, read from a table."""

import datetime
from dataclasses import dataclass
from pathlib import Path

from sim.analysis.score.table import read_table

COLUMNS = ("id", "expression", "by_week")

START = datetime.date(2026, 1, 12)
"""First day of week 0."""


@dataclass(frozen=True)
class Question:
    """What is asked: an expression that is true or false of a run in weeks 1 to `by_week`."""

    id: str
    expression: str
    by_week: int

    @property
    def closes(self) -> str:
        """First day of the last week that counts."""
        return (START + datetime.timedelta(weeks=self.by_week)).isoformat()


def read_questions(path: Path, weeks: int) -> list[Question]:
    """Questions about a study of so many weeks; `by_week` is a week's number or a date.

    Raises ValueError for a missing file or column, a row that does not fit, an id that stands
    twice or a week out of range.
    """
    table = read_table(path, COLUMNS, "question")
    twice = table["id"][table["id"].duplicated()]
    if len(twice) or not table["id"].str.strip().all():
        name = twice.iloc[0] if len(twice) else ""
        raise ValueError(f"{path}: id={name} is empty or stands there twice")
    columns = (table[name].str.strip() for name in COLUMNS)
    return [
        Question(name, expression, _week(name, by, weeks))
        for name, expression, by in zip(*columns, strict=True)
    ]


def _week(name: str, text: str, weeks: int) -> int:
    try:
        week = int(text) if text.isdecimal() else _elapsed(text)
    except ValueError:
        week = 0
    if not 1 <= week <= weeks:
        last = (START + datetime.timedelta(weeks=weeks)).isoformat()
        raise ValueError(
            f"question {name}: by_week={text}; allowed are weeks 1 to {weeks} "
            f"or dates from 2026-01-19 to the week of {last}"
        )
    return week


def _elapsed(text: str) -> int:
    return (datetime.date.fromisoformat(text) - START).days // 7
