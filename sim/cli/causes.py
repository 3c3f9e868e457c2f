"""The interventions of one week, by name: what they force and what they change."""

from collections.abc import Mapping
from typing import Any

CHANGES = ("parameter", "shock", "state")


def forced_by(config: Mapping[str, Any], week: int, state: str) -> dict[tuple[str, str], str]:
    """Names of the interventions that force a state's moves in a week, by target and move."""
    labels = {
        name: str(row["move"]).partition(":")
        for name, row in _due(config, week).items()
        if "move" in row
    }
    return {
        (dyad.partition(">")[2], move): name
        for name, (dyad, _, move) in labels.items()
        if dyad.partition(">")[0] == state
    }


def begun(config: Mapping[str, Any], week: int) -> list[str]:
    """A sentence for each intervention that changes a rule, a quantity or a doctrine this week."""
    return [
        f"In this week intervention {name} {_told(row)}."
        for name, row in _due(config, week).items()
        if any(kind in row for kind in CHANGES) and _acts(config, name)
    ]


def _due(config: Mapping[str, Any], week: int) -> dict[str, Mapping[str, Any]]:
    rows = (config["interventions"] or {}).items()
    return {name: row for name, row in rows if row and row["week"] == week}


def _acts(config: Mapping[str, Any], name: str) -> bool:
    """Whether this world has what an intervention is about: building it alone tells."""
    from sim.config import build

    alone = {**config, "interventions": {name: config["interventions"][name]}}
    return bool(build(alone).interventions)


def _told(row: Mapping[str, Any]) -> str:
    if "parameter" in row:
        return f"sets {row['parameter']} to {row['value']}"
    if "shock" in row:
        at = f" at {row['at']}" if "at" in row else ""
        return f"adds {row['size']} to {row['shock']}{at}"
    given = [f"{key} {row[key]}" for key in ("policy", "weights", "doctrine") if key in row]
    return f"gives {row['state']} {', '.join(given)}"
