"""Scheduled changes: forced moves, shocks, parameters and policies from a given week."""

import dataclasses
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.moves import Orders
from sim.scenario import Intervention

if TYPE_CHECKING:
    from sim.model.system import InternationalSystem


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
    world = system.world
    values = getattr(world, change.field or "").copy()
    values[:, change.column] += change.size
    system.world = world.replace({change.field or "": values})
