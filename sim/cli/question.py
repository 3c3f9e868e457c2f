"""Read the words of commands that ask about one outcome of a folder."""

import dataclasses
import math
from collections.abc import Mapping, Sequence
from pathlib import Path


@dataclasses.dataclass(frozen=True)
class Question:
    """A folder, an outcome, a limit if one is given, and other options by name."""

    folder: Path
    outcome: str
    above: float | None
    below: float | None
    out: Path | None
    options: Mapping[str, str]

    @property
    def seed(self) -> int:
        """Of the split into halves and of resampling; 1 unless given."""
        found = self.number("--seed")
        return 1 if found is None else found

    def number(self, name: str) -> int | None:
        """A whole number, None where it is not given. Raises ValueError for other words."""
        value = self.options.get(name)
        if value is None:
            return None
        if not value.isdecimal() or len(value) > 9:
            raise ValueError(f"{name} {value}: allowed is a whole number")
        return int(value)

    def command(self, name: str) -> str:
        """The command that asks it again; an absolute folder goes by its own name alone."""
        words = [f"{key} {value}" for key, value in self.options.items()]
        place = self.folder.resolve().name if self.folder.is_absolute() else str(self.folder)
        return " ".join([name, place, *words])


def read_question(words: Sequence[str], known: Sequence[str], usage: str) -> Question:
    """The question that words ask. Raises ValueError for words that are not known."""
    options: dict[str, str] = {}
    places: list[str] = []
    left = list(words)
    while left:
        word = left.pop(0)
        if word in known and left and word not in options:
            options[word] = left.pop(0)
        elif word.startswith("-"):
            raise ValueError(f"{word}: allowed is {usage}")
        else:
            places.append(word)
    outs = [place for place in places if place.startswith("out=")]
    folders = [place for place in places if not place.startswith("out=")]
    if len(folders) != 1 or len(outs) > 1 or "--outcome" not in options or "out=" in outs:
        raise ValueError(f"{' '.join(words) or 'no words'}: allowed is {usage}")
    return Question(
        folder=Path(folders[0]),
        outcome=options["--outcome"],
        above=_number("--above", options),
        below=_number("--below", options),
        out=Path(outs[0].removeprefix("out=")) if outs else None,
        options=options,
    )


def _number(name: str, options: Mapping[str, str]) -> float | None:
    if name not in options:
        return None
    try:
        value = float(options[name])
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise ValueError(f"{name} {options[name]}: allowed is a number")
    return value
