"""New parts shift nobody's numbers; the order in which states act cannot matter."""

import dataclasses
from collections.abc import Callable
from functools import lru_cache

import numpy as np
import pytest
from worlds import scenario

from sim.draws import Draws
from sim.indicators.field import Field
from sim.model import InternationalSystem
from sim.moves import Orders
from sim.scenario import Scenario
from sim.world import World

RUNS, WEEKS = 6, 4


@dataclasses.dataclass(frozen=True)
class Idle:
    """Does nothing."""

    def __call__(self, world: World, orders: Orders, draws: Draws) -> World:
        return world


@dataclasses.dataclass(frozen=True)
class Wasteful:
    """Draws numbers and forgets them."""

    def __call__(self, world: World, orders: Orders, draws: Draws) -> World:
        draws.uniform("wasteful", "noise", 100)
        draws.normal("wasteful", "more", 7)
        return world


def run(varied: Scenario, prepare: Callable[[InternationalSystem], object] = id) -> World:
    system = InternationalSystem(varied, 0, RUNS)
    prepare(system)
    for _ in range(WEEKS):
        system.step()
    return system.world


@lru_cache(maxsize=1)
def plain() -> World:
    return run(scenario())


def differing(world: World) -> list[str]:
    return [
        field.name
        for field in dataclasses.fields(World)
        if "unit" in field.metadata
        and not np.array_equal(getattr(world, field.name), getattr(plain(), field.name))
    ]


@pytest.mark.parametrize("rule", [Idle(), Wasteful()], ids=["idle", "wasteful"])
@pytest.mark.parametrize("first", [True, False], ids=["first", "last"])
def test_a_new_rule_that_changes_nothing_changes_no_number(
    rule: Idle | Wasteful, first: bool
) -> None:
    rules = dict(scenario().rules)
    rules = {"newcomer": rule, **rules} if first else {**rules, "newcomer": rule}
    assert differing(run(dataclasses.replace(scenario(), rules=rules))) == []


def test_a_new_indicator_changes_no_number() -> None:
    indicators = {**scenario().indicators, "newcomer": Field(field="stake")}
    assert differing(run(dataclasses.replace(scenario(), indicators=indicators))) == []


def test_without_indicators_no_number_changes() -> None:
    assert differing(run(dataclasses.replace(scenario(), indicators={}))) == []


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_in_which_states_act_changes_no_number(seed: int) -> None:
    def shuffle(system: InternationalSystem) -> None:
        np.random.default_rng(seed).shuffle(system.states)  # type: ignore[arg-type]
        system.agents.shuffle(inplace=True)

    assert differing(run(scenario(), shuffle)) == []


def test_another_seed_changes_the_numbers() -> None:
    assert "posture" in differing(run(dataclasses.replace(scenario(), seed=scenario().seed + 1)))
