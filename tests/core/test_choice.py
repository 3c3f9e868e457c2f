"""Scores tilt base rates: by posture, by utility as far as strategy goes, and by constants."""

import dataclasses

import numpy as np
import pytest
from worlds import scenario, world

from sim.choice import Choice, Situation, layout
from sim.choice.doctrine import CLIP
from sim.policies.hold import Hold
from sim.policies.logit import Logit
from sim.policies.reaction import Reaction
from sim.world.flags import between_parties

RUNS = 6
GRID = np.array([0.0, 0.5, 1.0, 1.5, 2.0])


def situation(code: str = "USA") -> Situation:
    """A situation with random tilts, utilities, constants and feasibility."""
    base = scenario()
    state = base.actors.states.positions[code]
    plan = layout(base.repertoire, base.actors.dyads.sender, state, code)
    cells, rng = len(plan.dyad), np.random.default_rng(2)
    return Situation(
        layout=plan,
        base=base.repertoire.base[plan.cells],
        feasible=plan.chosen & (rng.uniform(size=(RUNS, cells)) < 0.8),
        tilt=rng.normal(size=(RUNS, cells)),
        utility=rng.normal(size=(RUNS, cells)),
        constants=rng.normal(size=(len(GRID), cells)),
        grid=GRID,
        received=np.zeros((RUNS, len(plan.dyads))),
    )


def without_constants() -> Situation:
    face = situation()
    return dataclasses.replace(face, constants=np.zeros_like(face.constants))


def test_a_weight_is_the_base_rate_times_the_exponential_of_the_score() -> None:
    face = situation()
    mix = Logit(strategy=1.5)(face)
    for run in range(RUNS):
        for cell in range(len(face.base)):
            score = face.tilt[run, cell] + 1.5 * face.utility[run, cell] + face.constants[3, cell]
            wanted = face.base[cell] * np.exp(max(-3.0, min(3.0, score)))
            wanted *= face.feasible[run, cell]
            assert mix.weight[run, cell] == pytest.approx(wanted, rel=1e-12)


def test_what_the_feasible_base_rates_of_a_group_leave_is_held() -> None:
    face = situation()
    hold = Logit()(face).hold
    for group in range(len(face.layout.starts)):
        own = np.flatnonzero(face.layout.group_of == group)
        for run in range(RUNS):
            left = 1 - sum(face.base[cell] for cell in own if face.feasible[run, cell])
            assert hold[run, group] == pytest.approx(left, rel=1e-12)


@pytest.mark.parametrize("policy", [Logit(), Reaction(), Hold()], ids=repr)
def test_an_infeasible_move_has_no_weight(policy: Logit | Reaction | Hold) -> None:
    face = situation()
    assert not policy(face).weight[~face.feasible].any()


def test_a_score_is_clipped_so_that_chances_stay_near_their_base_rates() -> None:
    face = without_constants()
    strong = dataclasses.replace(face, utility=100 * face.utility)
    weight = Logit()(strong).weight[face.feasible]
    base = np.broadcast_to(face.base, face.tilt.shape)[face.feasible]
    ratio = weight[base > 0] / base[base > 0]
    assert np.isclose(ratio.max(), np.exp(CLIP)) and np.isclose(ratio.min(), np.exp(-CLIP))


def test_precision_zero_without_constants_is_the_reaction() -> None:
    face = without_constants()
    face = dataclasses.replace(face, tilt=np.clip(face.tilt, -CLIP, CLIP))
    logit, reaction = Logit(strategy=0.0)(face), Reaction()(face)
    np.testing.assert_array_equal(logit.weight, reaction.weight)
    np.testing.assert_array_equal(logit.hold, reaction.hold)


@pytest.mark.parametrize("place", range(len(GRID)))
def test_at_a_point_of_the_grid_the_constants_are_those_of_the_point(place: int) -> None:
    face = situation()
    constant = Logit(strategy=float(GRID[place])).reasons(face)["constant"]
    np.testing.assert_allclose(constant, np.tile(face.constants[place], (RUNS, 1)), atol=1e-15)


def test_between_two_points_of_the_grid_the_constants_are_interpolated() -> None:
    face = situation()
    constant = Logit(strategy=0.6).reasons(face)["constant"]
    wanted = 0.8 * face.constants[1] + 0.2 * face.constants[2]
    np.testing.assert_allclose(constant[0], wanted, atol=1e-12)


def test_a_strategy_for_each_run_equals_one_strategy_at_a_time() -> None:
    face = situation()
    strategies = np.linspace(0, 2, RUNS)[:, None]
    together = Logit(strategy=strategies)(face).weight
    for run in range(RUNS):
        alone = Logit(strategy=float(strategies[run, 0]))(face).weight
        np.testing.assert_array_equal(together[run], alone[run])


def test_the_tilt_is_the_score_of_the_move_times_the_shift_of_posture_over_the_spread() -> None:
    now, choice = world(runs=RUNS), Choice()
    tilt, repertoire = choice.tilt(now), now.repertoire
    at_war = between_parties(now)
    for cell in range(0, repertoire.count, 7):
        dyad = repertoire.dyad[cell]
        spread = 30.0 if at_war[dyad] else 12.0
        for run in range(RUNS):
            shift = now.posture[run, dyad] - now.resting[run, dyad]
            wanted = max(-3.0, min(3.0, repertoire.goldstein[cell] * shift / spread))
            assert tilt[run, cell] == pytest.approx(wanted, abs=1e-12)


def test_what_was_received_belongs_to_the_dyad_of_each_cell() -> None:
    face = situation()
    received = np.random.default_rng(1).normal(size=face.received.shape)
    by_cell = dataclasses.replace(face, received=received).received_by_cell()
    for cell, dyad in enumerate(face.layout.dyad):
        own = face.layout.dyads.tolist().index(dyad)
        np.testing.assert_array_equal(by_cell[:, cell], received[:, own])
