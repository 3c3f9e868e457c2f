"""Changes to a composed configuration, one key at a time."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from sim.config.near import unknown
from sim.yaml_files import parse_yaml

COLON = re.compile(r"([{,]\s*\"?[\w>-]+\"?):(?=[^\s])")
"""A colon between key and value without the space that YAML asks for."""


@dataclass(frozen=True)
class Change:
    """A value for the key at a path, or the removal of what is there."""

    path: tuple[str, ...]
    value: Any = None
    removes: bool = False

    @property
    def key(self) -> str:
        """The path as a reader writes it."""
        return ".".join(self.path)


def read_change(word: str) -> Change:
    """A change written as KEY=VALUE with a value in YAML, for keys that name dyads."""
    key, equals, text = word.lstrip("+").partition("=")
    if not equals or not text.strip():
        raise ValueError(f"{key} has no value; allowed is {key}=VALUE")
    try:
        value = parse_yaml(COLON.sub(r"\1: ", text))
    except yaml.YAMLError as error:
        raise ValueError(f"{key} is {text}, which cannot be read as YAML") from error
    return Change(tuple(part.strip("\"'") for part in key.split(".")), value)


def apply(config: dict[str, Any], change: Change) -> None:
    """Make a change in place; a mapping is merged into the one that is there."""
    at = config
    for key in change.path[:-1]:
        if not isinstance(at.get(key), dict):
            at[key] = {}
        at = at[key]
    last = change.path[-1]
    if change.removes:
        _remove(at, last, change.key)
    elif isinstance(change.value, Mapping) and isinstance(at.get(last), Mapping):
        for key, inner in change.value.items():
            apply(at[last], Change((str(key),), inner))
    else:
        at[last] = change.value


def _remove(at: dict[str, Any], last: str, key: str) -> None:
    if last not in at:
        raise ValueError(unknown(f"~{key}", at))
    del at[last]
