"""What was varied: where two configurations differ."""

from collections.abc import Iterator, Mapping
from typing import Any

from sim.report.assumed import drivers
from sim.report.folder import Study

OWN = {
    "name", "title", "question", "rows", "seed", "runs", "weeks", "batch", "out", "force",
    "made", "record", "parent", "executor", "indicators", "outcomes", "drivers",
}  # fmt: skip
"""Keys that change no world, or that are said elsewhere."""

ABSENT = "\N{EN DASH}"
LONGEST = 90
MOST = 60
"""Settings that are listed; more than these are counted."""


def varied_drivers(first: Study, others: tuple[Study, ...]) -> list[tuple[str, list[str]]]:
    """Drivers whose options are not the same in all studies: group, then an option a study."""
    options = [{row["group"]: row["option"] for row in drivers(s)} for s in (first, *others)]
    groups = list(dict.fromkeys(group for row in options for group in row))
    return _unequal((group, [row.get(group, ABSENT) for row in options]) for group in groups)


def varied_settings(first: Study, others: tuple[Study, ...]) -> list[tuple[str, list[str]]]:
    """All other settings that differ: key, then a value a study."""
    flat = [dict(_leaves(study.config)) for study in (first, *others)]
    keys = list(dict.fromkeys(key for row in flat for key in row))
    return _unequal((key, [row.get(key, ABSENT) for row in flat]) for key in keys)


def _unequal(rows: Any) -> list[tuple[str, list[str]]]:
    return [(key, values) for key, values in rows if len(set(values)) > 1]


def _leaves(config: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in config.items():
        if key not in OWN:
            yield from _below(str(key), value)


def _below(path: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping) and value:
        for key, inner in value.items():
            yield from _below(f"{path}.{key}", inner)
        return
    text = ABSENT if value is None or value == {} else str(value)
    yield path, text if len(text) <= LONGEST else f"{text[:LONGEST]}\N{HORIZONTAL ELLIPSIS}"
