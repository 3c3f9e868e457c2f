"""Numbers of assumptions that stay the same when others come and go."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from sim.analysis.docs.judged import Judged
from sim.analysis.docs.markdown import table
from sim.yaml_files import read_yaml

FIRST = 101
"""Judged numbers count from here; structural assumptions, written by hand, stand before."""

HEADER = ("number", "parameter", "value", "unit", "plausible range", "reason or source")


def read_numbers(text: str) -> dict[str, int]:
    """The committed number of each label. Raises ValueError where a number stands twice."""
    rows = [line.split(",") for line in text.splitlines()[1:] if line]
    numbers = {label: int(number) for number, label in rows}
    if len(set(numbers.values())) != len(rows):
        raise ValueError("numbers.csv: a number or a label stands twice")
    return numbers


def numbered(labels: Iterable[str], known: Mapping[str, int]) -> dict[str, int]:
    """Numbers of all labels; new ones follow the highest, numbers of those gone stay unused."""
    numbers = dict(known)
    for label in labels:
        numbers.setdefault(label, max(numbers.values(), default=FIRST - 1) + 1)
    return numbers


def written(numbers: Mapping[str, int]) -> str:
    """The text of the committed table."""
    rows = sorted((number, label) for label, number in numbers.items())
    return "\n".join(["number,label", *(f"{number},{label}" for number, label in rows)]) + "\n"


def structural(text: str) -> str:
    """The table of structural assumptions, which is written by hand as comma-separated values."""
    header, *rows = csv.reader(text.splitlines())
    return table([name.replace("_", " ") for name in header], rows)


def read_leaning(path: Path) -> dict[str, tuple[str, ...]]:
    """Outcomes that lean on each part, as written by hand."""
    content = read_yaml(path)
    return {part: tuple(outcomes) for part, outcomes in content.items()}


def leaning(part: str, known: Mapping[str, Sequence[str]]) -> Sequence[str]:
    """Outcomes that lean on the numbers of a part."""
    return known.get(part, ())


def assumptions(
    rows: Iterable[Judged], numbers: Mapping[str, int], known: Mapping[str, Sequence[str]]
) -> str:
    """A table for each part, under the outcomes that lean on it."""
    groups: dict[str, list[Judged]] = {}
    for row in rows:
        groups.setdefault(row.part, []).append(row)
    return "\n\n".join(_group(part, group, numbers, known) for part, group in groups.items())


def _group(
    part: str,
    rows: Sequence[Judged],
    numbers: Mapping[str, int],
    known: Mapping[str, Sequence[str]],
) -> str:
    outcomes = ", ".join(f"`{name}`" for name in leaning(part, known))
    body = [
        (f"A{numbers[r.label]}", f"`{r.label}`", r.value, r.unit, r.range, r.reason) for r in rows
    ]
    return f"**`{part}`**: {outcomes or 'no outcome directly'}\n\n{table(HEADER, body)}"
