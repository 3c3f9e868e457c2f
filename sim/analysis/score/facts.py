"""What happened: yes or no to dated questions, read from a table."""

from dataclasses import dataclass
from pathlib import Path

from sim.analysis.score.table import read_table

COLUMNS = ("id", "happened", "source")
WORDS = {"yes": True, "no": False}


@dataclass(frozen=True)
class Fact:
    """Whether what a question asks has happened, and who says so."""

    happened: bool
    source: str


def read_facts(path: Path) -> dict[str, Fact]:
    """Facts by the id of their question.

    Raises ValueError for a missing file or column, a row that does not fit the header, an id that
    stands twice, an answer other than yes or no, or one without a source.
    """
    table = read_table(path, COLUMNS, "fact")
    twice = table["id"][table["id"].duplicated()]
    if len(twice):
        raise ValueError(f"{path}: id={twice.iloc[0]} stands there twice")
    rows = (table[name].str.strip() for name in COLUMNS)
    return {name: _fact(path, name, word, source) for name, word, source in zip(*rows, strict=True)}


def _fact(path: Path, name: str, word: str, source: str) -> Fact:
    if word not in WORDS:
        raise ValueError(f"{path}: id={name} happened={word}; allowed are yes and no")
    if not source:
        raise ValueError(f"{path}: id={name} has no source; allowed is whoever can be asked")
    return Fact(WORDS[word], source)
