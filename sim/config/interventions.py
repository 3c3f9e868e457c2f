"""Scheduled changes from their configuration."""

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from sim.config.doctrines import as_row, make_doctrine
from sim.config.near import refuse, unknown
from sim.config.parts import check_part
from sim.config.shocks import make_shock
from sim.config.tables import check_cell
from sim.quantities import number, parameters
from sim.scenario import Intervention, Scenario

KINDS = ("move", "shock", "parameter", "state")
ALSO = {"move": (), "shock": ("at", "size"), "parameter": ("value",)}
ALSO_STATE = ("policy", "weights", "doctrine")
ALL_KEYS = ("week", *KINDS, "at", "size", "value", *ALSO_STATE)


@dataclasses.dataclass(frozen=True)
class Stage:
    """What interventions may refer to: a scenario, all cells there are, all states there are."""

    scenario: Scenario
    cells: Sequence[str]
    states: Sequence[str]


def make_interventions(configs: Mapping[str, Any], stage: Stage) -> tuple[Intervention, ...]:
    """Interventions in order of week; what this world does not have is left aside.

    Raises ValueError for one that fits nothing.
    """
    made = [_make(f"interventions.{name}", row, stage) for name, row in configs.items() if row]
    kept = [change for change in made if change is not None]
    return tuple(sorted(kept, key=lambda change: change.week))


def too_late(config: Mapping[str, Any]) -> list[str]:
    """A sentence for each intervention that is due after the last week, which a run cannot see."""
    rows = (config["interventions"] or {}).items()
    return [
        f"interventions.{name} is due in week {row['week']}, after the last week "
        f"{config['weeks']}: it never acts"
        for name, row in rows
        if row and row["week"] > config["weeks"]
    ]


def _make(label: str, row: Any, stage: Stage) -> Intervention | None:
    if not isinstance(row, Mapping):
        raise ValueError(f"{label} is {row}; allowed is a mapping with week and {_either()}")
    _check_row(label, row)
    kinds = [kind for kind in KINDS if kind in row]
    if len(kinds) != 1:
        raise ValueError(
            f"{label} has {' and '.join(kinds) or 'no change'}; allowed is {_either()}"
        )
    known = ("week", kinds[0], *{**ALSO, "state": ALSO_STATE}[kinds[0]])
    for key in row:
        if key not in known:
            raise ValueError(unknown(f"{label}.{key}", known))
    return MAKERS[kinds[0]](label, row, stage)


def _check_row(label: str, row: Mapping[str, Any]) -> None:
    strange = [key for key in row if key not in ALL_KEYS]
    if strange:
        raise ValueError(unknown(f"{label}.{strange[0]}", ALL_KEYS))
    week = row.get("week")
    if not isinstance(week, int) or isinstance(week, bool) or week < 1:
        raise ValueError(f"{label}.week is {week}; allowed is a whole number from 1")


def _either() -> str:
    return f"one of {', '.join(KINDS)}"


def _move(label: str, row: Mapping[str, Any], stage: Stage) -> Intervention | None:
    check_cell(f"{label}.move", str(row["move"]), stage.cells)
    positions = stage.scenario.repertoire.positions
    if row["move"] not in positions:
        return None
    return Intervention(row["week"], cell=positions[row["move"]])


def _parameter(label: str, row: Mapping[str, Any], stage: Stage) -> Intervention:
    root, _, path = str(row["parameter"]).partition(".")
    name, _, field = path.partition(".")
    rules = stage.scenario.rules
    if root != "rules" or name not in rules:
        known = [f"rules.{rule}" for rule in rules]
        raise ValueError(refuse(f"{label}.parameter", row["parameter"], known))
    fields = [parameter.name for parameter in parameters(rules[name])]
    if field not in fields:
        raise ValueError(unknown(f"{label}.parameter: rules.{name}.{field}", fields))
    value = number(f"{label}.value", row.get("value"), -np.inf, np.inf)
    part: Any = rules[name]
    check_part(dataclasses.replace(part, **{field: value}), f"{label}: rules.{name}")
    return Intervention(row["week"], rule=name, field=field, value=value)


def _doctrine(label: str, row: Mapping[str, Any], stage: Stage) -> Intervention | None:
    code, scenario = row["state"], stage.scenario
    if code not in stage.states:
        raise ValueError(refuse(f"{label}.state", code, stage.states))
    if code not in scenario.doctrines:
        return None
    given = {key: row[key] for key in ("policy", "weights") if key in row}
    given |= as_row(f"{label}.doctrine", row.get("doctrine"))
    if not given:
        raise ValueError(f"{label} has no policy and no weights; allowed is one of them or both")
    before = scenario.doctrines[code]
    made = make_doctrine(label, {"policy": "hold", **given}, scenario.terms)
    doctrine = dataclasses.replace(
        before,
        policy=made.policy if "policy" in given else before.policy,
        weights=made.weights if "weights" in given else before.weights,
    )
    return Intervention(row["week"], state=code, doctrine=doctrine)


def _shock(label: str, row: Mapping[str, Any], stage: Stage) -> Intervention | None:
    return make_shock(label, row, stage.scenario.actors, stage.states)


MAKERS: dict[str, Callable[[str, Mapping[str, Any], Stage], Intervention | None]] = {
    "move": _move,
    "shock": _shock,
    "parameter": _parameter,
    "state": _doctrine,
}
