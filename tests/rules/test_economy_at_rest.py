"""The economy's stocks stay where they start, and its rules do not depend on the block."""

import dataclasses
from functools import lru_cache
from typing import Any

import economies
import numpy as np
import pytest
import worlds

from sim.choice import Choice, Doctrine
from sim.model import InternationalSystem
from sim.policies.reaction import Reaction
from sim.scenario import Scenario
from sim.world import World

RUNS, WEEKS = 200, 104
FIELDS = (
    "level",
    "gdp_loss",
    "yearly_loss",
    "sanctions_act",
    "buyer_risk",
    "pending",
    "answer_owed",
    "oil_volume",
    "discount",
    "log_price",
    "oil_seized",
    "freight_risk",
    "recent_seizures",
    "disruption",
    "supply_lost",
    "oil_revenue",
    "occurred",
)


def at_base_rates(*overrides: str) -> Scenario:
    """Every move at its base rate, whatever the tone, and without the act, a change for good."""
    scenario = economies.scenario(*overrides)
    act = dataclasses.replace(scenario.rules["secondary_sanctions"], act_chance=0.0)
    return dataclasses.replace(
        scenario,
        rules={**scenario.rules, "secondary_sanctions": act},
        choice=Choice(spread=1000.0, spread_at_war=1000.0),
        doctrines={code: Doctrine(Reaction(), {}) for code in scenario.doctrines},
    )


@lru_cache(maxsize=1)
def status_quo() -> dict[str, np.ndarray]:
    """Means over runs and columns of interest, week first."""
    system = InternationalSystem(at_base_rates(), 0, RUNS)
    weeks = [stocks(system.world)]
    for _ in range(WEEKS):
        system.step()
        weeks.append(stocks(system.world))
    return {name: np.array([week[name] for week in weeks]) for name in weeks[0]}


def stocks(world: World) -> dict[str, np.ndarray]:
    actors = world.actors
    buyers = [actors.states.positions[code] for code in ("CHN", "IND", "TUR")]
    seized = actors.dyads_of("USA", "RUS")
    return {
        "discount": world.discount[:, 0],
        "log_price": world.log_price[:, 0],
        "oil_seized": world.oil_seized[:, 0],
        "freight_risk": world.freight_risk[:, 0],
        "recent_seizures": world.recent_seizures[:, seized].sum(axis=1),
        "volume": world.oil_volume.sum(axis=1),
        **{f"risk {k}": world.buyer_risk[:, k] for k in buyers},
        **{f"volume {k}": world.oil_volume[:, k] for k in buyers},
    }


@pytest.mark.parametrize("name", sorted(stocks(economies.world())))
def test_a_stock_stays_at_its_start_in_expectation(name: str) -> None:
    """The mean over runs of the second year's average, within four standard errors or a percent."""
    course = status_quo()[name]
    late = course[52:].mean(axis=0)
    error = late.std() / np.sqrt(RUNS)
    assert abs(late.mean() - course[0].mean()) < 4 * error + 0.01 * abs(course[0].mean())


def test_packages_of_the_union_pass_as_often_as_the_table_says() -> None:
    system = InternationalSystem(at_base_rates(), 0, 100)
    place, packages = system.world.actors.dyads.positions["EUU>RUS"], 0.0
    for _ in range(52):
        system.step()
        packages += system.orders.counted("imposes")[:, place].sum()
    assert abs(packages / 100 - 3.3) < 4 * np.sqrt(3.3 / 100)


@pytest.mark.parametrize("first", [0, 7])
def test_a_run_is_the_same_in_any_block(first: int) -> None:
    scenario = dataclasses.replace(economies.scenario(), weeks=6)
    whole, part = InternationalSystem(scenario, 0, 17), InternationalSystem(scenario, first, 3)
    for _ in range(6):
        whole.step()
        part.step()
    for name in FIELDS:
        expected = getattr(whole.world, name)[first : first + 3]
        np.testing.assert_array_equal(getattr(part.world, name), expected, err_msg=name)


@pytest.mark.parametrize("states", ["states=[USA,RUS]", "states=[CHN,IND]"])
def test_the_rules_run_in_a_world_of_two(states: str) -> None:
    system = worlds.run(economies.scenario(states), runs=3, weeks=8)
    for name in FIELDS:
        assert np.isfinite(getattr(system.world, name)).all(), name


@pytest.mark.parametrize("name", economies.RULES)
def test_a_rule_takes_one_parameter_a_run(name: str) -> None:
    world = economies.world()
    rule: Any = economies.scenario().rules[name]
    numbers = {
        field.name: np.full((3, 1), getattr(rule, field.name))
        for field in dataclasses.fields(rule)
        if "source" in field.metadata and isinstance(getattr(rule, field.name), float)
    }
    sampled = dataclasses.replace(rule, **numbers)
    moves = worlds.orders(
        world, "EUU>RUS:impose_sanctions", "USA>IND:secondary_sanctions", "USA>RUS:seize_vessel"
    )
    for week in range(1, 4):
        plain, other = (part(world, moves, worlds.draws(week)) for part in (rule, sampled))
        for field in FIELDS:
            np.testing.assert_array_equal(getattr(other, field), getattr(plain, field))
        world = plain.replace(week=week)
