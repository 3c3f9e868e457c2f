"""What the file of a driver option claims to reach."""

import dataclasses
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from sim.yaml_files import read_yaml

SET = "set "
"""How the path of an outcome begins that an option sets itself instead of bringing it about."""


@dataclasses.dataclass(frozen=True)
class Claim:
    """Outcomes that an option says it reaches, with the path in words, and those of its row."""

    reaches: Mapping[str, str]
    row: frozenset[str]

    def sets(self, outcome: str) -> bool:
        """Whether the option sets the outcome directly."""
        return self.reaches.get(outcome, "").startswith(SET)


def read_rows(path: Path) -> dict[str, frozenset[str]]:
    """Outcomes of each driver's row of the model, by driver."""
    rows: Mapping[str, Iterable[str]] = read_yaml(path)
    return {group: frozenset(outcomes) for group, outcomes in rows.items()}


def make_claim(
    about: Mapping[str, Any], row: frozenset[str], known: Iterable[str], label: str
) -> Claim:
    """The claim of an option from what its file says of itself.

    Raises ValueError for an outcome that does not exist.
    """
    reaches = {str(name): str(path) for name, path in (about.get("reaches") or {}).items()}
    for name in [*reaches, *row]:
        if name not in known:
            raise ValueError(f"{label} reaches {name}; allowed is a known outcome (sim list)")
    return Claim(reaches, row)
