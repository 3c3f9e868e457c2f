"""What happened: yes or no to dated questions, read from a table."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

COLUMNS = ("id", "happened", "source")
NEEDED = ", ".join(COLUMNS)
WORDS = {"yes": True, "no": False}


@dataclass(frozen=True)
class Fact:
    """Whether what a question asks has happened, and who says so."""

    happened: bool
    source: str


def read_facts(path: Path) -> dict[str, Fact]:
    """Facts by the id of their question.

    Raises ValueError for a missing file or column, an id that stands twice, an answer other than
    yes or no, or one without a source.
    """
    table = _table(path)
    twice = table["id"][table["id"].duplicated()]
    if len(twice):
        raise ValueError(f"{path}: id={twice.iloc[0]} stands there twice")
    rows = (table[name].str.strip() for name in COLUMNS)
    return {name: _fact(path, name, word, source) for name, word, source in zip(*rows, strict=True)}


def _table(path: Path) -> pd.DataFrame:
    if not path.is_file():
        raise ValueError(f"{path}: no such file; allowed is a table with columns {NEEDED}")
    try:
        table = pd.read_csv(path, dtype=str, keep_default_na=False)
    except (pd.errors.ParserError, pd.errors.EmptyDataError, UnicodeDecodeError) as error:
        raise ValueError(f"{path} is no table of comma-separated values: {error}") from error
    missing = [name for name in COLUMNS if name not in table.columns]
    if missing:
        raise ValueError(f"{path}: missing column {', '.join(missing)}; needs {NEEDED}")
    if table.empty:
        raise ValueError(f"{path} has no fact")
    return table


def _fact(path: Path, name: str, word: str, source: str) -> Fact:
    if word not in WORDS:
        raise ValueError(f"{path}: id={name} happened={word}; allowed are yes and no")
    if not source:
        raise ValueError(f"{path}: id={name} has no source; allowed is whoever can be asked")
    return Fact(WORDS[word], source)
