"""The cells of a sweep: every combination of the values that the words name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from itertools import product
from pathlib import Path
from typing import Any

from hydra.core.override_parser.overrides_parser import OverridesParser
from hydra.core.override_parser.types import Glob, Override
from hydra.errors import HydraException

from sim.config.near import refuse
from sim.config.options import options
from sim.config.words import BY_DYAD
from sim.study.manifest import HOW

MOST_CELLS = 10_000
"""A sweep beyond this is surely a slip; sampling the run axis serves better."""


UNSAFE = re.compile(r"[^\w.,=+-]")
LONGEST_NAME = 100
"""Of the part of a folder's name that tells the cell; file systems take 255 bytes in all."""


@dataclass(frozen=True)
class Cell:
    """One combination: the words that vary, and all words that make its configuration."""

    varied: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def label(self) -> str:
        """A short name of the cell, for people."""
        short = (word.removeprefix("driver/").replace("/", "-") for word in self.varied)
        return ",".join(short) or "only"

    @property
    def choices(self) -> dict[str, str]:
        """Values of the keys that vary."""
        parts = (word.lstrip("+").partition("=") for word in self.varied)
        return {key: value for key, _, value in parts}

    def folder(self, number: int) -> str:
        """A name for the folder of the cell."""
        return f"{number:04d}-{UNSAFE.sub('_', self.label)[:LONGEST_NAME]}"


def cells(words: Sequence[str], configs: Path) -> list[Cell]:
    """All combinations, the last word varying fastest, as Hydra's own sweeper orders them.

    Values are lists `a,b`, `range(3)`, `choice(a,b)` or `glob(*)`. Raises ValueError for words
    that cannot be read or list a value twice, for sweeps of absurd size and for keys that say
    how to work.
    """
    lists = [_values(word, configs) for word in words]
    size = 1
    for values in lists:
        size *= len(values)
    if size > MOST_CELLS:
        raise ValueError(f"the sweep has {size} cells; allowed are {MOST_CELLS}")
    varying = [len(values) > 1 for values in lists]
    made = [
        Cell(tuple(word for word, varies in zip(chosen, varying, strict=True) if varies), chosen)
        for chosen in product(*lists)
    ]
    for key, value in made[0].choices.items():
        if key.partition(".")[0] in HOW:
            raise ValueError(
                f"{key} is {value} in one cell and not in another; allowed is one for the sweep, "
                "since it changes no result"
            )
    return made


def _values(word: str, configs: Path) -> list[str]:
    if word.lstrip("+").partition(".")[0].partition("=")[0] in BY_DYAD:
        return [word]
    try:
        override = OverridesParser.create().parse_override(word)
    except HydraException as error:
        raise ValueError(f"{word!r} cannot be read; allowed is KEY=VALUE or KEY=A,B") from error
    if not override.is_sweep_override():
        return [word]
    values = list(_each(override, configs))
    twice = [value for place, value in enumerate(values) if value in values[:place]]
    if twice:
        raise ValueError(f"{override.key_or_group} lists {twice[0]} twice; allowed is each once")
    return [f"{override.key_or_group}={value}" for value in values]


def _each(override: Override, configs: Path) -> Iterator[str]:
    value: Any = override.value()
    if not isinstance(value, Glob):
        yield from override.sweep_string_iterator()
        return
    key = override.key_or_group
    names = options(configs, key) if (configs / key).is_dir() else ()
    found = [name for name in names if _matches(name, value)]
    if not found:
        raise ValueError(refuse(key, override.get_value_string(), names))
    yield from found


def _matches(name: str, pattern: Glob) -> bool:
    wanted = any(fnmatchcase(name, include) for include in pattern.include)
    return wanted and not any(fnmatchcase(name, exclude) for exclude in pattern.exclude)
