"""Read YAML by the library's compiled parser, which is ten times as fast, where there is one."""

from pathlib import Path
from typing import Any

import yaml

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse_yaml(text: str) -> Any:
    """What a text in YAML holds, of plain types alone. Raises yaml.YAMLError where it is none."""
    return yaml.load(text, Loader)


def read_yaml(path: Path) -> Any:
    """What a file in YAML holds. Raises OSError, or ValueError naming the file that is none."""
    try:
        return parse_yaml(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f" in line {mark.line + 1}" if mark else ""
        raise ValueError(f"{path.parent.name}/{path.name} is no YAML{line}") from error
