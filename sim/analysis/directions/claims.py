"""The table of directions: cause, outcome, expected sign and source."""

import dataclasses
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sim.yaml_files import read_yaml

SIGNS = ("+", "-", "0", "never")
AGREES, SILENT, DISAGREES = "agrees", "not distinguishable", "disagrees"
VERDICTS = (AGREES, SILENT, DISAGREES)

Words = tuple[str, ...]


@dataclasses.dataclass(frozen=True)
class Direction:
    """One row: what a cause should do to an outcome, by which theory, through what.

    `cause` and `against` are words as on the command line; both worlds share their luck. `sign`
    is + or -, 0 for a difference below a fifth of a standard deviation, `never` for an outcome
    that stays zero in every run. `crosses` names the rules, terms and policies on the path.
    `model` is what the model is known to say, with a `note` on why where it does not agree.
    """

    claim: str
    cause: Words
    against: Words
    outcome: str
    sign: str
    source: str
    crosses: Words
    model: str = AGREES
    note: str = ""

    def __post_init__(self) -> None:
        if self.sign not in SIGNS:
            raise ValueError(f"{self.claim}: sign is {self.sign}; allowed are {', '.join(SIGNS)}")
        if self.model not in VERDICTS:
            raise ValueError(f"{self.claim}: model is {self.model}; allowed are {VERDICTS}")
        if self.model != AGREES and not self.note:
            raise ValueError(f"{self.claim}: the model does not agree, and no note says why")


def read_directions(path: Path) -> tuple[tuple[Direction, ...], Mapping[str, Any]]:
    """The rows of the table, and the parts that they watch beside the usual ones.

    Raises ValueError for a row that lacks something or has an unknown sign.
    """
    content = read_yaml(path)
    return tuple(_direction(row) for row in content["directions"]), content.get("watch") or {}


def _direction(row: Mapping[str, Any]) -> Direction:
    words = {key: tuple(row.get(key) or ()) for key in ("cause", "against", "crosses")}
    try:
        return Direction(**{**row, **words})
    except TypeError as error:
        raise ValueError(f"{row.get('claim', row)}: {error}") from error
