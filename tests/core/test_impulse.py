"""Moves leave a mark on posture: by their score, both ways, and only as far as they are news."""

import dataclasses

import numpy as np
import pytest
from worlds import draws, orders, quiet, scenario, world

from sim.choice import Doctrine
from sim.model import InternationalSystem
from sim.policies.reaction import Reaction
from sim.rules.posture import Posture
from sim.scenario import Scenario
from sim.world import World

RUNS = 600
STRIKE = "RUS>UKR:major_strike"


def after(start: World, *labels: str, rule: Posture | None = None) -> World:
    """The world after a week in which these moves happen, none of them expected."""
    week = orders(start, *labels) if labels else quiet(start)
    return (rule or Posture())(start, week, draws(1, len(start.stage)))


def mark(label: str, rule: Posture | None = None) -> tuple[World, np.ndarray]:
    """The start, and how far one move shifts every dyad's posture from a quiet week's."""
    start = world()
    return start, after(start, label, rule=rule).posture - after(start, rule=rule).posture


@pytest.mark.parametrize("label", [STRIKE, "USA>RUS:impose_sanctions", "USA>RUS:summit"])
def test_a_move_shifts_its_own_direction_in_full_and_the_other_by_half(label: str) -> None:
    start, shift = mark(label)
    cell = start.repertoire.positions[label]
    dyad = int(start.repertoire.dyad[cell])
    back = int(start.actors.dyads.reverse[dyad])
    score = start.repertoire.goldstein[cell]
    wanted = Posture().impulse * (score - start.resting[:, dyad])
    np.testing.assert_allclose(shift[:, dyad], wanted, atol=1e-12)
    np.testing.assert_allclose(shift[:, back], wanted / 2, atol=1e-12)
    elsewhere = np.delete(shift, [dyad, back], axis=1)
    assert not elsewhere.any()


def test_the_mark_is_three_quarters_shared_and_one_quarter_one_sided() -> None:
    start = world()
    cell = start.repertoire.positions[STRIKE]
    dyad = int(start.repertoire.dyad[cell])
    pair, sign = start.actors.dyads.pair[dyad], start.actors.dyads.sign[dyad]
    hit, calm = after(start, STRIKE), after(start)
    impulse = Posture().impulse * (start.repertoire.goldstein[cell] - start.resting[:, dyad])
    shared, sided = hit.fast_shared - calm.fast_shared, hit.fast_sided - calm.fast_sided
    np.testing.assert_allclose(shared[:, pair], 0.75 * impulse, atol=1e-12)
    np.testing.assert_allclose(sided[:, pair], 0.25 * sign * impulse, atol=1e-12)
    np.testing.assert_array_equal(hit.resting, calm.resting)


def test_a_strike_lowers_and_a_summit_raises_the_next_weeks_posture_both_ways() -> None:
    start, struck = mark(STRIKE)
    met = mark("USA>RUS:summit")[1]
    war, talks = start.actors.dyads_of("RUS", "UKR"), start.actors.dyads_of("USA", "RUS")
    assert (struck[:, war] < 0).all() and (struck[:, start.actors.dyads.reverse[war]] < 0).all()
    assert (met[:, talks] > 0).all() and (met[:, start.actors.dyads.reverse[talks]] > 0).all()


def test_cyber_moves_have_a_weight_of_their_own() -> None:
    label = "USA>RUS:offer_cyber_dialogue"
    full = mark(label, dataclasses.replace(Posture(), cyber_impulse=1.0))[1]
    less = mark(label, dataclasses.replace(Posture(), cyber_impulse=0.3))[1]
    np.testing.assert_allclose(less, 0.3 * full, atol=1e-12)
    assert full.any()


def test_ordinary_strikes_are_the_theatres_business_and_leave_no_mark() -> None:
    start = world()
    bombards = np.flatnonzero(start.repertoire.does("bombards"))
    assert len(bombards)
    shift = mark(start.repertoire.labels[int(bombards[0])])[1]
    assert not shift.any()


def test_a_move_that_was_fully_expected_leaves_no_mark() -> None:
    start = world()
    week = orders(start, STRIKE)
    expected = week.expected.copy()
    expected[:, start.repertoire.positions[STRIKE]] = 1.0
    rule, numbers = Posture(), draws(1, 3)
    seen = rule(start, dataclasses.replace(week, expected=expected), numbers)
    calm = rule(start, quiet(start), numbers)
    np.testing.assert_allclose(seen.posture, calm.posture, atol=1e-12)


def reacting(impulse: float) -> Scenario:
    """Base rates tilted by posture alone, and the law of posture; no rule draws moves."""
    base = scenario()
    repertoire = base.repertoire
    rate = np.where(repertoire.chosen, repertoire.reference, 0.0)
    return dataclasses.replace(
        base,
        repertoire=dataclasses.replace(repertoire, rate=rate, reference=rate),
        doctrines={code: Doctrine(Reaction(), {}) for code in base.doctrines},
        rules={"posture": dataclasses.replace(Posture(), impulse=impulse)},
        terms={},
        indicators={},
    )


def later(impulse: float, weeks: int = 12) -> World:
    system = InternationalSystem(reacting(impulse), 0, RUNS)
    for _ in range(weeks):
        system.step()
    return system.world


def test_at_the_status_quo_moves_shift_no_posture_on_average() -> None:
    shift = later(0.12).posture - later(0.0).posture
    error = shift.std(axis=0, ddof=1) / np.sqrt(RUNS)
    z = shift.mean(axis=0) / error
    assert (error > 0).all()
    # Of 76 standard normal numbers the largest is below 4 with chance .995.
    assert np.abs(z).max() < 4.0
    # The two directions of a pair move together: about 38 independent squares.
    assert 0.5 < np.mean(z**2) < 1.7


def test_the_average_test_can_fail_an_expectation_at_other_rates_shifts_posture() -> None:
    plain = reacting(0.12)
    doubled = dataclasses.replace(plain.repertoire, rate=1.5 * plain.repertoire.reference)
    system = InternationalSystem(dataclasses.replace(plain, repertoire=doubled), 0, RUNS)
    for _ in range(12):
        system.step()
    shift = system.world.posture - later(0.0).posture
    z = shift.mean(axis=0) / (shift.std(axis=0, ddof=1) / np.sqrt(RUNS))
    assert np.abs(z).max() > 6.0
