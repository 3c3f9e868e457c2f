"""What the parties believe of the war."""

import dataclasses

import numpy as np
import worlds
from war_worlds import RUNS, at

from sim.rules.beliefs import Beliefs

STILL = Beliefs(fortune=0.0, signal_noise=0.0)


def test_beliefs_converge_on_either_side_of_the_truth_by_the_bias() -> None:
    world = at(worlds.world(), belief_russia=0.9, belief_ukraine=0.1, military_share=0.56)
    rule = dataclasses.replace(STILL, aid=0.0, nudge=0.0)
    after = rule(world, worlds.quiet(world), worlds.draws())
    np.testing.assert_allclose(after.belief_russia, 0.9 + 0.03 * (0.62 - 0.9))
    np.testing.assert_allclose(after.belief_ukraine, 0.1 + 0.03 * (0.50 - 0.1))
    for _ in range(600):
        after = rule(after, worlds.quiet(after), worlds.draws())
    np.testing.assert_allclose(after.belief_russia, 0.62, atol=1e-6)
    np.testing.assert_allclose(after.belief_ukraine, 0.50, atol=1e-6)


def test_the_spread_of_a_belief_is_that_of_an_exponential_average() -> None:
    rule = Beliefs(fortune=0.0, nudge=0.0, aid=0.0)
    world = rule.settle(worlds.world(runs=RUNS))
    quiet = worlds.quiet(world)
    for week in range(1, 151):
        world = rule(world, quiet, worlds.draws(week, RUNS))
    spread = 0.05 * np.sqrt(0.03 / (2 - 0.03))
    np.testing.assert_allclose(world.belief_russia.std(), spread, rtol=0.05)
    np.testing.assert_allclose(world.belief_russia.mean(), 0.62, atol=4 * spread / np.sqrt(RUNS))


def test_a_major_strike_sways_the_state_it_hits() -> None:
    world = STILL.settle(worlds.world())
    quiet = STILL(world, worlds.quiet(world), worlds.draws())
    hit = STILL(world, worlds.orders(world, "RUS>UKR:major_strike"), worlds.draws())
    np.testing.assert_allclose(hit.belief_ukraine - quiet.belief_ukraine, 0.001)
    np.testing.assert_allclose(hit.belief_russia, quiet.belief_russia)
    answer = STILL(world, worlds.orders(world, "UKR>RUS:major_strike"), worlds.draws())
    np.testing.assert_allclose(answer.belief_russia - quiet.belief_russia, -0.001)


def test_aid_takes_something_off_the_share_of_russia() -> None:
    world = STILL.settle(worlds.world())
    quiet = STILL(world, worlds.quiet(world), worlds.draws())
    aided = STILL(world, worlds.orders(world, "DEU>UKR:military_aid"), worlds.draws())
    np.testing.assert_allclose(aided.military_share - quiet.military_share, -0.001)
