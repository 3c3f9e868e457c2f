"""The groups of the configuration and the options that each offers."""

from pathlib import Path

from sim.yaml_files import read_yaml

FILES = {
    "moves": ("moves", "*.yaml"),
    "repertoire": ("repertoires", "*.csv"),
    "dyads": ("dyads", "*.csv"),
    "posture": ("posture", "start*.csv"),
    "calibration": ("estimates", "*/"),
    "estimate": ("estimates", "*.yaml"),
}
"""Keys whose value names a table, with the folder and the pattern of the tables."""


def options(configs: Path, group: str) -> tuple[str, ...]:
    """Names of the options of a group, as in `driver/sanctions`; the usual one first.

    A file that another of the group includes is a piece of it and no option.
    """
    paths = sorted((configs / group).glob("*.yaml"))
    pieces = {name for path in paths for name in _included(path)}
    names = [path.stem for path in paths if path.stem not in pieces]
    usual = defaults(configs).get(group)
    return tuple(sorted(names, key=lambda name: name != usual))


def _included(path: Path) -> list[str]:
    if "defaults:" not in path.read_text():
        return []
    entries = read_yaml(path).get("defaults", [])
    return [entry for entry in entries if isinstance(entry, str)]


def defaults(configs: Path) -> dict[str, str]:
    """The usual option of every group, in the order in which they are put together."""
    entries = read_yaml(configs / "config.yaml")["defaults"]
    return {group: name for entry in entries if entry != "_self_" for group, name in entry.items()}


def plain_keys(configs: Path) -> tuple[str, ...]:
    """Keys of the first page that are no group."""
    content = read_yaml(configs / "config.yaml")
    return tuple(key for key in content if key != "defaults")


def tables(configs: Path, key: str) -> tuple[str, ...]:
    """Names of the tables that a key may name."""
    folder, pattern = FILES[key]
    return tuple(sorted(path.stem for path in (configs / folder).glob(pattern)))
