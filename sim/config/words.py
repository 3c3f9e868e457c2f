"""Check the words of a command line before they reach the configuration."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hydra.core.override_parser.overrides_parser import OverridesParser
from hydra.core.override_parser.types import Override, OverrideType
from hydra.errors import HydraException

from sim.config.changes import Change, read_change
from sim.config.near import meant, refuse, unknown
from sim.config.options import FILES, defaults, options, plain_keys, tables

OPEN = (
    "rules",
    "terms",
    "policy",
    "indicators",
    "outcomes",
    "executor",
    "uncertainty",
    "choice",
    "start",
)
"""Keys whose entries may be changed one by one, as in rules.posture.impulse=0.1."""

BY_DYAD = ("values", "rates", "interventions")
"""Keys with entries named by dyads, which Hydra's grammar of keys cannot write."""


@dataclass(frozen=True)
class Words:
    """Options chosen, as Hydra takes them, and changes that are made afterwards."""

    choices: list[str]
    changes: list[Change]


def read_words(words: Sequence[str], configs: Path) -> Words:
    """Sort and check the words. Raises ValueError in one sentence for the first wrong one."""
    read = Words([], [])
    for word in words:
        if re.split(r"[./=]", word.lstrip("+"))[0] in BY_DYAD:
            read.changes.append(read_change(word))
            continue
        override = _parsed(word, configs)
        if override.key_or_group in defaults(configs) or "/" in override.key_or_group:
            read.choices.append(_choice(override, configs))
        else:
            read.changes.append(_change(override, configs))
    return read


def _parsed(word: str, configs: Path) -> Override:
    try:
        override = OverridesParser.create().parse_override(word)
    except HydraException as error:
        known = options(configs, "scenario")
        guess = f" (did you mean scenario={word}?)" if word in known else ""
        raise ValueError(
            f"{word!r} cannot be read{guess}; allowed is KEY=VALUE, as in runs=50"
        ) from error
    if override.is_sweep_override():
        raise ValueError(f"{word} names several values; allowed is one, or a sweep with -m")
    if override.package is not None or override.key_or_group.partition(".")[0] == "hydra":
        raise ValueError(f"{word} reaches into Hydra; allowed are keys of the configuration")
    return override


def _choice(override: Override, configs: Path) -> str:
    key, value = override.key_or_group, override.value()
    if key not in defaults(configs):
        raise ValueError(unknown(key, defaults(configs)))
    if override.type != OverrideType.CHANGE or value not in options(configs, key):
        raise ValueError(refuse(key, value, options(configs, key)))
    return f"{key}={value}"


def _change(override: Override, configs: Path) -> Change:
    key, value = override.key_or_group, override.value()
    path = tuple(key.split("."))
    if path[0] not in OPEN or len(path) == 1:
        _check_plain(key, configs)
        if override.is_delete():
            raise ValueError(f"~{key} takes a needed key away; allowed is {key}=VALUE")
    if value == "" and not override.is_delete():
        raise ValueError(f"{key} has no value; allowed is {key}=VALUE")
    if key in FILES and value not in tables(configs, key):
        raise ValueError(refuse(key, value, tables(configs, key)))
    return Change(path, value, override.is_delete())


def _check_plain(key: str, configs: Path) -> None:
    if key in plain_keys(configs):
        return
    groups = [name for name in defaults(configs) if name.endswith(f"/{key.rpartition('.')[2]}")]
    if groups:
        raise ValueError(f"{key} is unknown (did you mean {groups[0]}?)")
    known = (*plain_keys(configs), *defaults(configs))
    raise ValueError(f"{key} is unknown{meant(key, known)}; known are {', '.join(known)}")
