"""Scheduled changes: forced moves, shocks, parameters and policies from a given week."""

import dataclasses
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.moves import Orders
from sim.scenario import Intervention

if TYPE_CHECKING:
    from sim.model.system import InternationalSystem


SHARES = (
    "level",
    "sanctions_act",
    "cyber_open",
    "stake",
    "felt",
    "precedent",
    "cooperation",
    "belief_russia",
    "belief_ukraine",
    "guarantee",
    "truce",
    "exchange_regime",
    "cohesion",
)
"""Quantities between 0 and 1, which no shock takes further."""


def intervene(system: "InternationalSystem", week: int) -> None:
    """Apply the shocks, parameter and policy changes that begin this week."""
    for change in system.scenario.interventions:
        if change.week != week:
            continue
        if change.rule is not None:
            rule: Any = system.rules[change.rule]
            changed = dataclasses.replace(rule, **{str(change.field): change.value})
            system.rules[change.rule] = changed
        elif change.field is not None:
            _shock(system, change)
        elif change.doctrine is not None:
            system.instruct(change.state or "", change.doctrine)


def forced(orders: Orders, interventions: tuple[Intervention, ...], week: int) -> Orders:
    """Orders in which forced moves of this week take the place of their group's choice."""
    for change in interventions:
        if change.week == week and change.cell is not None:
            orders = _force(orders, change.cell)
    return orders


def _force(orders: Orders, cell: int) -> Orders:
    group = orders.repertoire.group
    keep = group[orders.cell] != group[cell]
    kept = dataclasses.replace(
        orders, run=orders.run[keep], cell=orders.cell[keep], count=orders.count[keep]
    )
    runs = np.arange(orders.runs)
    everywhere = dataclasses.replace(
        orders,
        run=runs,
        cell=np.full(orders.runs, cell),
        count=np.ones(orders.runs, dtype=np.int64),
    )
    return kept.joined(everywhere)


def _shock(system: "InternationalSystem", change: Intervention) -> None:
    world, field = system.world, str(change.field)
    values = getattr(world, field).copy()
    shocked = values[:, change.column] + change.size
    values[:, change.column] = np.clip(shocked, 0.0, 1.0) if field in SHARES else shocked
    system.world = world.replace({field: values})
