"""Find slips in the files of scenarios and drivers before they are put together."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sim.config.near import refuse
from sim.config.options import defaults, options
from sim.yaml_files import read_yaml

DRIVER, SCENARIO = "driver/", "scenario"
EVERYWHERE = "# @package _global_"
"""First line of a file whose keys are those of the whole configuration, not of its group."""
DIRECTIVE = re.compile(r"#+\s*@(\w+)\s+(\S+)")
OVERRIDE = "override /"


def check_option_files(words: Mapping[str, str], configs: Path) -> None:
    """Refuse a chosen scenario or driver whose file could not do what it says.

    `words` are options by group, as a command line chooses them. Raises ValueError naming the
    file, what it holds and what is allowed.
    """
    usual = defaults(configs)
    turned = _read(SCENARIO, words.get(SCENARIO, usual[SCENARIO]), configs)
    for group, option in {**usual, **turned, **words}.items():
        if group.startswith(DRIVER):
            _read(group, option, configs)


def _read(group: str, option: str, configs: Path) -> dict[str, str]:
    """The options that the file of an option chooses in other groups."""
    path, where = configs / group / f"{option}.yaml", f"{configs.name}/{group}/{option}.yaml"
    content = read_yaml(path)
    if not isinstance(content or {}, Mapping):
        raise ValueError(f"{where} is {content}; allowed is a mapping of names to values")
    if not _reaches_everywhere(path.read_text(encoding="utf-8")):
        raise ValueError(
            f"{where} changes nothing, since its first line is not {EVERYWHERE!r}; add that line"
        )
    entries = (content or {}).get("defaults") or []
    if not isinstance(entries, list):
        raise ValueError(f"{where}: defaults is {entries}; allowed is a list of {_usage()}")
    turned: dict[str, str] = {}
    for entry in (each for each in entries if not _included(each, path.parent)):
        other, chosen = _override(where, entry, configs)
        if other in turned:
            raise ValueError(f"{where}: {other} is overridden twice; allowed is once")
        turned[other] = chosen
    return turned


def _reaches_everywhere(text: str) -> bool:
    """Whether the directives before all other lines name the whole configuration."""
    for line in filter(None, map(str.strip, text.splitlines())):
        found = DIRECTIVE.fullmatch(line)
        if found is None:
            return False
        if found.groups() == ("package", "_global_"):
            return True
    return False


def _included(entry: Any, folder: Path) -> bool:
    """Whether an entry is the file itself or names another of its folder."""
    return isinstance(entry, str) and (entry == "_self_" or (folder / f"{entry}.yaml").is_file())


def _override(where: str, entry: Any, configs: Path) -> tuple[str, str]:
    key, option = next(iter(entry.items())) if isinstance(entry, Mapping) and entry else (entry, "")
    if not str(key).startswith(OVERRIDE):
        raise ValueError(f"{where}: defaults hold {key}; allowed is {_usage()}")
    group = str(key).removeprefix(OVERRIDE).strip()
    if group not in defaults(configs):
        raise ValueError(refuse(f"{where}: overridden", group, defaults(configs)))
    if option not in options(configs, group):
        raise ValueError(refuse(f"{where}: {group}", option, options(configs, group)))
    return group, str(option)


def _usage() -> str:
    return f"'{OVERRIDE}driver/GROUP: OPTION'"
