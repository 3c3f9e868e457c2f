"""What each option of each driver says of itself and what it changes."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sim.analysis.docs.markdown import shown, table
from sim.yaml_files import read_yaml

PREFIX = "driver/"
CHANGES = ("start", "values", "rates", "rules", "policy", "terms", "choice", "interventions")
"""Keys of a configuration by which an option may change the world."""


def read_drivers(configs: Path) -> dict[str, dict[str, Any]]:
    """Content of every option's file by group and option, the status quo first."""
    entries = read_yaml(configs / "config.yaml")["defaults"]
    usual = {
        key.removeprefix(PREFIX): option
        for entry in entries
        if isinstance(entry, Mapping)
        for key, option in entry.items()
        if key.startswith(PREFIX)
    }
    return {group: _options(configs / "driver" / group, first) for group, first in usual.items()}


def _options(folder: Path, first: str) -> dict[str, Any]:
    names = sorted(path.stem for path in folder.glob("*.yaml"))
    names.sort(key=lambda name: name != first)
    return {name: read_yaml(folder / f"{name}.yaml") for name in names}


def described(group: str, content: Mapping[str, Any]) -> Mapping[str, Any]:
    """What the file of an option says of itself."""
    about: Mapping[str, Any] = (content.get("drivers") or {}).get(group) or {}
    return about


def changes(content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Path and new value of everything that an option changes."""
    for key in CHANGES:
        yield from _leaves(key, content.get(key) or {})


def _leaves(path: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _leaves(f"{path}.{key}", inner)
    else:
        yield path, shown(value)


def overview(drivers: Mapping[str, Mapping[str, Any]]) -> str:
    """Every driver with its options, the status quo first."""
    rows = [
        (
            f"`{group}`",
            f"`{option}`" + (" (status quo)" if place == 0 else ""),
            described(group, content).get("title", ""),
        )
        for group, options in drivers.items()
        for place, (option, content) in enumerate(options.items())
    ]
    return table(("driver", "option", "title"), rows)


def driver_tables(drivers: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """The overview, and a text for each group with all that its options say."""
    texts = {
        f"driver_{group}": "\n\n".join(
            _option(group, option, content, place == 0)
            for place, (option, content) in enumerate(options.items())
        )
        for group, options in drivers.items()
    }
    return {"drivers": overview(drivers), **texts}


def _option(group: str, option: str, content: Mapping[str, Any], usual: bool) -> str:
    about = described(group, content)
    lines = [f"### `{option}`{' (status quo)' if usual else ''}: {about.get('title', option)}"]
    if "stands_for" in about:
        lines.append(str(about["stands_for"]))
    if "evidence" in about:
        lines.append(f"Evidence: {about['evidence']}")
    changed = [(f"`{path}`", value) for path, value in changes(content)]
    if changed:
        lines.append(table(("changes", "to"), changed))
    reached = [(f"`{name}`", how) for name, how in (about.get("reaches") or {}).items()]
    if reached:
        lines.append(table(("reaches outcome", "through"), reached))
    return "\n\n".join(lines)
