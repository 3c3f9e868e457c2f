"""Check the first page of a configuration: known keys, sizes and kinds of values."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sim.config.near import refuse, unknown
from sim.config.options import defaults, plain_keys

NAME = re.compile(r"\w[\w.-]*")
RECORDS = ("standard", "small", "full")
MAPPINGS = (
    "values",
    "rates",
    "start",
    "choice",
    "interventions",
    "rules",
    "terms",
    "policy",
    "indicators",
    "outcomes",
)
LEAST = {"runs": 1, "weeks": 1, "seed": 0}


def check(config: Mapping[str, Any], configs: Path) -> None:
    """Refuse unknown keys and values of the wrong kind or size with ValueError."""
    roots = [group.partition("/")[0] for group in defaults(configs)]
    known = {*plain_keys(configs), *roots, "drivers", "made"}
    for key in config:
        if key not in known:
            raise ValueError(unknown(key, sorted(known)))
    check_sizes(config)
    check_choices(config)
    check_name(config["name"])
    check_rows(config["rows"])
    for key in MAPPINGS:
        if not isinstance(config[key] or {}, Mapping):
            raise ValueError(f"{key} is {config[key]}; allowed is a mapping of names to values")


def check_sizes(config: Mapping[str, Any]) -> None:
    """Refuse sizes that make no study."""
    for key, least in LEAST.items():
        if not is_whole(config[key], least):
            raise ValueError(f"{key} is {config[key]}; allowed is a whole number from {least}")
    if config["batch"] is not None and not is_whole(config["batch"], 1):
        raise ValueError(f"batch is {config['batch']}; allowed is a whole number from 1, or null")


def is_whole(value: object, least: int) -> bool:
    """Whether a value is a whole number that is large enough."""
    return isinstance(value, int) and not isinstance(value, bool) and value >= least


def check_choices(config: Mapping[str, Any]) -> None:
    """Refuse what is neither a known record, a truth value, a list of states nor a name."""
    if config["record"] not in RECORDS:
        raise ValueError(refuse("record", config["record"], RECORDS))
    if not isinstance(config["force"], bool):
        raise ValueError(refuse("force", config["force"], ("true", "false")))
    states = config["states"]
    if not isinstance(states, list) or not all(isinstance(code, str) for code in states):
        raise ValueError(f"states is {states}; allowed is a list of codes, as in [USA, RUS]")
    for key in ("name", "title", "question"):
        if not isinstance(config[key], str):
            raise ValueError(f"{key} is {config[key]}; allowed is a text")


def check_name(name: str) -> None:
    """Refuse a name that would be a path."""
    if not NAME.fullmatch(name):
        raise ValueError(
            f"name is {name}; allowed are letters, digits, dashes, points and underscores, "
            "since it names a folder"
        )


def check_rows(rows: object) -> None:
    """Refuse what is no list of rows of the model's first table."""
    if not isinstance(rows, list) or not all(is_whole(row, 1) for row in rows):
        raise ValueError(f"rows is {rows}; allowed is a list of rows of the model, as in [1, 7]")
