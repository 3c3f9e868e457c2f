"""Scheduled changes happen in their week and not before."""

import numpy as np
import pytest
from worlds import scenario

from sim.model import InternationalSystem

BASE = ("states=[USA,RUS,UKR]",)
WEEK = 3


def after(weeks: int, *changes: str) -> InternationalSystem:
    words = [f"interventions.change{n}={change}" for n, change in enumerate(changes)]
    system = InternationalSystem(scenario(*BASE, *words), 0, 20)
    for _ in range(weeks):
        system.step()
    return system


def happened(system: InternationalSystem, label: str) -> np.ndarray:
    cell = system.scenario.repertoire.positions[label]
    return np.bincount(system.orders.run[system.orders.cell == cell], minlength=20)


@pytest.mark.parametrize(
    "change",
    [
        '{week: 3, move: "USA>RUS:summit"}',
        '{week: 3, shock: level, at: "USA>RUS", size: -0.2}',
        "{week: 3, parameter: rules.posture.impulse, value: 0.5}",
        "{week: 3, state: RUS, policy: hold}",
    ],
)
def test_a_change_leaves_the_weeks_before_it_as_they_are(change: str) -> None:
    with_change, without = after(WEEK - 1, change), after(WEEK - 1)
    assert np.array_equal(with_change.world.posture, without.world.posture)
    assert np.array_equal(with_change.orders.cell, without.orders.cell)


def test_a_forced_move_happens_in_every_run_in_its_week_alone() -> None:
    change = '{week: 3, move: "USA>RUS:summit"}'
    assert (happened(after(WEEK, change), "USA>RUS:summit") == 1).all()
    assert not (happened(after(WEEK + 1, change), "USA>RUS:summit") == 1).all()


def test_a_forced_move_takes_the_place_of_its_channels_choice() -> None:
    system = after(WEEK, '{week: 3, move: "USA>RUS:summit"}')
    group = system.scenario.repertoire.group
    cell = system.scenario.repertoire.positions["USA>RUS:summit"]
    assert (group[system.orders.cell] == group[cell]).sum() == 20


def test_a_shock_is_added_in_its_week() -> None:
    change = "{week: 1, shock: guarantee, size: 0.4}"
    shocked, usual = after(1, change).world.guarantee, after(1).world.guarantee
    assert (shocked > usual + 0.2).all()


def test_a_shock_takes_no_share_beyond_its_bounds() -> None:
    change = '{week: 1, shock: level, at: "USA>RUS", size: 5}'
    assert after(1, change).world.level.max() <= 1.0


def test_a_shock_can_be_placed_by_position_or_by_label() -> None:
    (dyad,) = scenario(*BASE).actors.dyads_of("USA", "RUS")
    by_label = after(2, '{week: 1, shock: felt, at: "USA>RUS", size: 0.3}')
    by_position = after(2, f"{{week: 1, shock: felt, at: {dyad}, size: 0.3}}")
    assert np.array_equal(by_label.world.posture, by_position.world.posture)


def test_a_parameter_changes_from_its_week_on() -> None:
    change = "{week: 3, parameter: rules.posture.impulse, value: 0.5}"
    assert after(WEEK - 1, change).rules["posture"].impulse != 0.5
    assert after(WEEK, change).rules["posture"].impulse == 0.5


def test_a_state_told_to_hold_makes_no_more_choices() -> None:
    system = after(WEEK + 20, "{week: 3, state: RUS, policy: hold}")
    repertoire = system.scenario.repertoire
    own = np.array(repertoire.senders)[system.orders.cell] == "RUS"
    assert not (own & repertoire.chosen[system.orders.cell]).any()


def test_new_weights_keep_the_policy_and_the_other_way_round() -> None:
    system = after(WEEK, "{week: 3, state: USA, weights: {oil: 3}}")
    assert type(system.doctrines["USA"].policy).__name__ == "Logit"
    assert system.doctrines["USA"].weights == {"oil": 3.0}
    told = after(WEEK, "{week: 3, state: USA, policy: hold}").doctrines["USA"]
    assert told.weights == scenario(*BASE).doctrines["USA"].weights


def test_changes_to_states_that_a_world_lacks_are_left_aside() -> None:
    words = ('{week: 3, move: "CHN>IRN:summit"}', "{week: 3, state: CHN, policy: hold}")
    assert after(1, *words).scenario.interventions == ()
