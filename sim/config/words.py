"""Check the words of a command line before they reach the configuration."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from hydra.core.override_parser.overrides_parser import OverridesParser
from hydra.core.override_parser.types import Override, OverrideType
from hydra.errors import HydraException

from sim.config.near import meant, refuse, unknown
from sim.config.options import FILES, defaults, options, plain_keys, tables

PARTS = ("rules", "terms", "policy", "indicators", "outcomes", "executor", "uncertainty")
"""Groups whose entries may be overridden one by one, as in rules.posture.impulse=0.1."""

FACTS = ("choice",)
"""Keys whose entries stand in the code."""

TABLES = ("values", "rates", "interventions", "states", "start")
"""Keys that Hydra cannot set: its keys cannot name a dyad, and a folder is a group to it."""

COLON = re.compile(r"([{,]\s*\"?[\w>-]+\"?):(?=[^\s])")
"""A colon between key and value without the space that YAML asks for."""


@dataclass(frozen=True)
class Words:
    """Overrides for Hydra, and changes by path that are made after it."""

    overrides: list[str]
    changes: list[tuple[tuple[str, ...], Any]]


def read_words(words: Sequence[str], configs: Path) -> Words:
    """Sort and check the words. Raises ValueError in one sentence for the first wrong one."""
    read = Words([], [])
    for word in words:
        root = re.split(r"[./=]", word.lstrip("+"))[0]
        if not word.startswith("~") and (root in TABLES or root in FILES):
            read.changes.append(_change(word, configs))
        else:
            read.overrides.append(_override(word, configs))
    return read


def _change(word: str, configs: Path) -> tuple[tuple[str, ...], Any]:
    key, equals, text = word.lstrip("+").partition("=")
    if not equals or not text.strip():
        raise ValueError(f"{key} has no value; allowed is {key}=VALUE")
    try:
        value = yaml.safe_load(COLON.sub(r"\1: ", text))
    except yaml.YAMLError as error:
        raise ValueError(f"{key} is {text}, which cannot be read as YAML") from error
    if key in FILES and value not in tables(configs, key):
        raise ValueError(refuse(key, value, tables(configs, key)))
    return tuple(part.strip("\"'") for part in key.split(".")), value


def _override(word: str, configs: Path) -> str:
    override = _parsed(word, configs)
    key = override.key_or_group
    if override.is_sweep_override():
        raise ValueError(f"{word} names several values; allowed is one, or a sweep with -m")
    if override.package is not None or key.partition(".")[0] == "hydra":
        raise ValueError(f"{word} reaches into Hydra; allowed are keys of the configuration")
    if key in defaults(configs) or "/" in key:
        return _group(override, configs)
    return _key(override, configs)


def _parsed(word: str, configs: Path) -> Override:
    try:
        return OverridesParser.create().parse_override(word)
    except HydraException as error:
        known = options(configs, "scenario")
        guess = f" (did you mean scenario={word}?)" if word in known else ""
        raise ValueError(
            f"{word!r} cannot be read{guess}; allowed is KEY=VALUE, as in runs=50"
        ) from error


def _group(override: Override, configs: Path) -> str:
    key, value = override.key_or_group, override.value()
    if key not in defaults(configs):
        raise ValueError(unknown(key, defaults(configs)))
    if override.type != OverrideType.CHANGE or value not in options(configs, key):
        raise ValueError(refuse(key, value, options(configs, key)))
    return f"{key}={value}"


def _key(override: Override, configs: Path) -> str:
    key, text = override.key_or_group, override.input_line or ""
    root, dot, _ = key.partition(".")
    if dot and root in PARTS + FACTS:
        return text if override.is_delete() or text.startswith("+") else f"++{text}"
    if override.is_delete() and key in plain_keys(configs):
        raise ValueError(f"~{key} takes a needed key away; allowed is {key}=VALUE")
    if key not in plain_keys(configs):
        raise ValueError(_unknown(key, configs))
    if override.value() == "":
        raise ValueError(f"{key} has no value; allowed is {key}=VALUE")
    return text.lstrip("+")


def _unknown(key: str, configs: Path) -> str:
    groups = [name for name in defaults(configs) if name.endswith(f"/{key.rpartition('.')[2]}")]
    if groups:
        return f"{key} is unknown (did you mean {groups[0]}?)"
    known = (*plain_keys(configs), *defaults(configs))
    return f"{key} is unknown{meant(key, known)}; known are {', '.join(known)}"
