"""Check what a scenario changes in the tables of states and dyads."""

from collections.abc import Mapping, Sequence
from typing import Any

from sim.actors.bounds import bounds
from sim.quantities import number

Changes = Mapping[str, Mapping[str, float]]
"""Attributes by state or dyad label that replace the values of the files."""


def check_changes(changes: Mapping[str, Any], known: Mapping[str, Sequence[str]]) -> None:
    """Refuse changes of what does not exist and values outside their bounds.

    `known` maps every state and dyad of the files to its attributes, so that a change of a
    state outside this world is let pass. Raises ValueError naming key, value and what is allowed.
    """
    for label, row in changes.items():
        if label not in known:
            raise ValueError(f"values.{label}: no such state or dyad")
        if not isinstance(row, Mapping):
            raise ValueError(f"values.{label} is {row}; allowed is a mapping of attributes")
        for name, value in row.items():
            _check_change(f"values.{label}.{name}", name, value, known[label])


def _check_change(key: str, name: str, value: Any, known: Sequence[str]) -> None:
    if name not in known:
        raise ValueError(f"{key}: known are {', '.join(known)}")
    number(key, value, *bounds(name))
