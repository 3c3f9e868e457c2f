"""What each rule alone moves: columns of the world, and the indicators that tell of them."""

from functools import cache, lru_cache

import numpy as np
from contracts.weeks import arrays
from worlds import scenario

from sim.draws import Draws
from sim.model import InternationalSystem
from sim.moves import Orders, no_orders
from sim.scenario import Scenario
from sim.world import World
from sim.world.derived import happened

WORLDS = (
    ("scenario=baseline",),
    ("scenario=plan_with_guarantees",),
    ("start.stage=5", "rules.peace.relapse=0.01"),
)
WEEKS = 30
RUNS = 16

Columns = dict[str, np.ndarray]
"""For each field of the world, whether something has moved a column."""


class Seen:
    """Stands in for a rule and notes which columns of the world it has moved."""

    def __init__(self, rule: object, moved: Columns) -> None:
        self.rule, self.moved = rule, moved

    def __call__(self, world: World, orders: Orders, draws: Draws) -> World:
        after: World = self.rule(world, orders, draws)
        for (name, one), (_, other) in zip(arrays(world), arrays(after), strict=True):
            if one is not other:
                self.moved[name] = self.moved.get(name, False) | (one != other).any(axis=0)
        return after


@lru_cache(maxsize=1)
def moved() -> tuple[dict[str, Columns], list[tuple[World, World]]]:
    """Columns that each rule has moved in some world, and first and last world of each."""
    columns: dict[str, Columns] = {name: {} for name in scenario().rules}
    worlds = []
    for overrides in WORLDS:
        system = InternationalSystem(scenario(*overrides), 0, RUNS)
        first = system.world
        system.rules = {name: Seen(rule, columns[name]) for name, rule in system.rules.items()}
        for _ in range(WEEKS):
            system.step()
        worlds.append((first, system.world))
    return columns, worlds


@cache
def own(rule: str) -> Columns:
    """Columns that this rule moves and no other rule does."""
    columns, _ = moved()
    others = [columns[name] for name in columns if name != rule]
    mine = {}
    for field, mask in columns[rule].items():
        shared = [other[field] for other in others if field in other]
        mine[field] = mask & ~np.logical_or.reduce(shared) if shared else mask
    return {field: mask for field, mask in mine.items() if mask.any()}


@cache
def own_indicators(rule: str) -> set[str]:
    """Indicators that move, and would not if the rule's own columns had stayed at their start."""
    found: set[str] = set()
    for first, last in moved()[1]:
        frozen = restored(last, first, own(rule))
        for name, indicator in scenario().indicators.items():
            start, end, held = (indicator(world, drawn(world)) for world in (first, last, frozen))
            if not np.array_equal(start, end) and np.array_equal(start, held):
                found.add(name)
    return found


def drawn(world: World) -> Orders:
    """The moves that rules have drawn this week, and none by choice."""
    return happened(world, no_orders(world.repertoire, len(world.stage)))


def restored(world: World, start: World, columns: Columns) -> World:
    """The world with these columns as they were at the start."""
    return world.replace(
        {
            field: np.where(mask, getattr(start, field), getattr(world, field))
            for field, mask in columns.items()
        }
    )


def course(base: Scenario, weeks: int, runs: int) -> list[World]:
    """The worlds of successive weeks."""
    system = InternationalSystem(base, 0, runs)
    worlds = [system.world]
    for _ in range(weeks):
        system.step()
        worlds.append(system.world)
    return worlds
