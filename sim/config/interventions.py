"""Scheduled changes from their configuration."""

from collections.abc import Mapping
from typing import Any

from sim.actors import Actors
from sim.moves import Repertoire
from sim.scenario import Intervention


def make_interventions(
    configs: Mapping[str, Any], actors: Actors, repertoire: Repertoire, rules: Mapping[str, Any]
) -> tuple[Intervention, ...]:
    """Interventions in order of week; raises ValueError for one that fits nothing."""
    made = [_make(f"interventions.{name}", row, repertoire, rules) for name, row in configs.items()]
    return tuple(sorted(made, key=lambda change: change.week))


def _make(
    label: str, row: Mapping[str, Any], repertoire: Repertoire, rules: Mapping[str, Any]
) -> Intervention:
    week = row.get("week")
    if not isinstance(week, int) or week < 1:
        raise ValueError(f"{label}.week is {week}; allowed is a whole number from 1")
    if "move" in row:
        if row["move"] not in repertoire.positions:
            raise ValueError(f"{label}.move is {row['move']}, which is in no repertoire")
        return Intervention(week, cell=repertoire.positions[row["move"]])
    rule, _, field = str(row.get("parameter", "")).partition(".")
    if rule not in rules:
        raise ValueError(
            f"{label}.parameter is {row.get('parameter')}; known rules are {list(rules)}"
        )
    return Intervention(week, rule=rule, field=field, value=float(row["value"]))
