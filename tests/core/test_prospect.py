"""What states see before they choose equals a scalar twin, cell by cell."""

import dataclasses
import math

import numpy as np
import pytest
from worlds import run, scenario, world

from sim.choice import Appraisal, appraise
from sim.choice.doctrine import CLIP
from sim.model.prospect import at_rates, expectation, feasibility, make_appraisals, prospect
from sim.moves import Repertoire
from sim.world.flags import FLAGS

RUNS = 4


def scalar_expectation(
    repertoire: Repertoire, feasible: list[bool], tilt: list[float]
) -> list[float]:
    """Chance of each cell at reference rates, one cell after the other."""
    expected = []
    for cell in range(repertoire.count):
        if not repertoire.chosen[cell]:
            expected.append(repertoire.reference[cell] / 52)
            continue
        group = [
            c for c in range(repertoire.count) if repertoire.group[c] == repertoire.group[cell]
        ]
        base = {c: repertoire.reference[c] / 52 for c in group if feasible[c]}
        total = 1 - sum(base.values()) + sum(base[c] * math.exp(tilt[c]) for c in base)
        expected.append(base.get(cell, 0.0) * math.exp(tilt[cell]) / total)
    return expected


def test_expectations_equal_a_loop_over_the_cells_of_each_group() -> None:
    repertoire, rng = scenario("states=[USA,RUS,UKR]").repertoire, np.random.default_rng(1)
    # Only what needs a flag of the world can be out of reach.
    needs = np.array([need is not None for need in repertoire.moves.needs])[repertoire.move]
    assert (needs & repertoire.chosen).any()
    within_reach = rng.uniform(size=(RUNS, repertoire.count)) < 0.7
    feasible = repertoire.chosen & (within_reach | ~needs)
    tilt = np.clip(rng.normal(size=feasible.shape), -CLIP, CLIP)
    usual = at_rates(repertoire, feasible, repertoire.reference_base)
    expected = expectation(repertoire, usual, tilt)
    for row in range(RUNS):
        twin = scalar_expectation(repertoire, feasible[row].tolist(), tilt[row].tolist())
        np.testing.assert_allclose(expected[row], twin, rtol=1e-12)


def test_expectations_of_a_group_leave_room_for_holding() -> None:
    system = run(scenario(), runs=RUNS, weeks=3)
    assert system.prospect is not None
    repertoire = system.scenario.repertoire
    chosen = system.prospect.expected * repertoire.chosen
    sums = np.add.reduceat(chosen, repertoire.groups[0], axis=1)
    assert (chosen >= 0).all() and (sums < 1).all()


def test_a_move_is_feasible_if_chosen_and_its_flag_is_up() -> None:
    now = run(scenario(), runs=RUNS, weeks=3).world
    repertoire, feasible = now.repertoire, feasibility(now)
    for cell in range(repertoire.count):
        need = repertoire.moves.needs[repertoire.move[cell]]
        wanted = np.full(RUNS, bool(repertoire.chosen[cell]))
        if need is not None:
            wanted &= FLAGS[need](now)[:, repertoire.dyad[cell]]
        np.testing.assert_array_equal(feasible[:, cell], wanted)


def test_a_need_that_is_no_flag_of_the_world_is_refused_with_the_known_ones() -> None:
    now = world(runs=2)
    needs = ("moonlight", *now.repertoire.moves.needs[1:])
    moves = dataclasses.replace(now.repertoire.moves, needs=needs)
    changed = dataclasses.replace(now.repertoire, moves=moves)
    with pytest.raises(ValueError, match="moonlight.*fighting"):
        feasibility(now.replace(repertoire=changed))


def test_the_utility_is_the_sum_of_weighted_and_standardised_terms() -> None:
    base, now = scenario(), run(scenario(), runs=RUNS, weeks=3).world
    standards = base.calibration.standards
    appraisals = make_appraisals(base.terms, base.doctrines, base.repertoire, standards)
    utility = np.zeros((RUNS, base.repertoire.count))
    for appraisal in appraisals:
        for place, cell in enumerate(appraisal.cells):
            raw = np.broadcast_to(appraisal.raw(now), (RUNS, len(appraisal.cells)))[:, place]
            weight = base.doctrines[base.repertoire.senders[cell]].weights.get(appraisal.name, 0)
            utility[:, cell] += weight * (raw - appraisal.centre[place]) / appraisal.scale
    np.testing.assert_allclose(appraise(now, appraisals), utility, rtol=1e-9, atol=1e-12)


def test_a_term_without_weight_adds_nothing() -> None:
    base, now = scenario(), world(runs=2)
    appraisals = make_appraisals(base.terms, base.doctrines, base.repertoire, {})
    silent = tuple(weightless(appraisal) for appraisal in appraisals)
    assert not appraise(now, silent).any()


def weightless(appraisal: Appraisal) -> Appraisal:
    return dataclasses.replace(appraisal, weight=np.zeros_like(appraisal.weight))


def test_the_prospect_puts_the_four_views_of_a_week_together() -> None:
    now, base = world(runs=2), scenario()
    view = prospect(now, base.choice, ())
    np.testing.assert_array_equal(view.feasible, feasibility(now))
    np.testing.assert_array_equal(view.tilt, base.choice.tilt(now))
    assert not view.utility.any()
    usual = at_rates(now.repertoire, view.feasible, now.repertoire.reference_base)
    wanted = expectation(now.repertoire, usual, view.tilt)
    np.testing.assert_array_equal(view.expected, wanted)
