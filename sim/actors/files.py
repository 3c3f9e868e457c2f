"""The file of a state, checked."""

from pathlib import Path
from typing import Any

from sim.actors.states import ORGANISATIONS
from sim.yaml_files import read_yaml

KEYS = {"code": str, "name": str, "collective": bool, "memberships": list, "values": dict}
"""What a file of a state holds at least."""
WORDS = {str: "text", bool: "yes or no", list: "list", dict: "mapping"}


def read_state(code: str, folder: Path) -> dict[str, Any]:
    """What a state's file holds. Raises ValueError where there is none, or for a slip in it."""
    path = folder / f"{code}.yaml"
    if not path.is_file():
        known = ", ".join(sorted(p.stem for p in folder.glob("*.yaml")))
        raise ValueError(f"states: no state is called {code}; known are {known}")
    content = read_yaml(path)
    if not isinstance(content, dict):
        raise ValueError(f"states/{path.name} holds no mapping; allowed are {', '.join(KEYS)}")
    _check(f"states/{path.name}", code, content)
    return content


def _check(where: str, code: str, content: dict[str, Any]) -> None:
    for key, kind in KEYS.items():
        if not isinstance(content.get(key), kind):
            said = f"is {content[key]}" if key in content else "is missing"
            raise ValueError(f"{where}: {key} {said}; allowed is a {WORDS[kind]}")
    if content["code"] != code:
        raise ValueError(f"{where}: code is {content['code']}; allowed is {code}")
    for name in content["memberships"]:
        if name not in ORGANISATIONS:
            known = ", ".join(ORGANISATIONS)
            raise ValueError(f"{where}: memberships has {name}; allowed are {known}")
