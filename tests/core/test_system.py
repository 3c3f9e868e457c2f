"""The system numbers its states, passes weeks and leaves nothing behind."""

import gc
import weakref

import numpy as np
from worlds import scenario

from sim.model import InternationalSystem
from sim.model.system import block


def small() -> InternationalSystem:
    return InternationalSystem(scenario("states=[USA,RUS,UKR]"), 0, 2)


def test_a_system_that_nobody_uses_any_more_leaves_the_memory() -> None:
    system = small()
    system.step()
    trace = weakref.ref(system)
    del system
    gc.collect()
    assert trace() is None


def test_states_are_numbered_from_one_in_every_system() -> None:
    assert [state.unique_id for state in small().states] == [1, 2, 3]
    assert [state.unique_id for state in small().states] == [1, 2, 3]


def test_only_states_that_can_choose_something_are_agents() -> None:
    system = InternationalSystem(scenario(), 0, 2)
    acting = [state.layout.code for state in system.states]
    senders = set(system.scenario.repertoire.senders)
    assert acting == [code for code in scenario().actors.states.codes if code in senders]
    assert len(system.agents) == len(acting)


def test_a_week_passes_with_each_step_and_indicators_are_collected_from_the_start() -> None:
    system = small()
    for week in range(1, 4):
        system.step()
        assert system.week == system.world.week == week
    assert {len(values) for values in system.datacollector.model_vars.values()} == {4}


def test_what_was_collected_stays_as_it_was() -> None:
    system = small()
    first = system.datacollector.model_vars["posture"][0].copy()
    for _ in range(3):
        system.step()
    np.testing.assert_array_equal(system.datacollector.model_vars["posture"][0], first)


def test_a_block_runs_to_the_end_of_its_scenario() -> None:
    base = scenario("states=[USA,RUS,UKR]", "weeks=5")
    assert block(base, 3, 2).week == 5


def test_the_score_of_last_week_is_the_sum_of_the_scores_of_its_moves() -> None:
    system = small()
    for _ in range(3):
        system.step()
    loop = np.zeros_like(system.world.last_score)
    orders = system.orders
    for run, cell, count in zip(orders.run, orders.cell, orders.count, strict=True):
        loop[run, orders.repertoire.dyad[cell]] += orders.repertoire.goldstein[cell] * count
    np.testing.assert_allclose(system.world.last_score, loop, atol=1e-12)
