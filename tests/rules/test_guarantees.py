"""The credibility of guarantees."""

import numpy as np
import worlds
from war_worlds import at

from sim.rules.guarantees import Guarantees
from sim.world import World

RULE = Guarantees()


def credibility(world: World, *moves: str) -> float:
    after = RULE(world, worlds.orders(world, *moves), worlds.draws())
    return float(after.guarantee[0, 0])


def test_a_commitment_raises_credibility_and_that_of_usa_most() -> None:
    world = at(worlds.world(), guarantee=0.3)
    none = RULE(world, worlds.quiet(world), worlds.draws()).guarantee[0, 0]
    french = credibility(world, "FRA>UKR:security_guarantee")
    american = credibility(world, "USA>UKR:security_guarantee")
    assert none < french < american
    np.testing.assert_allclose(american - none, 0.15 * 0.5)
    np.testing.assert_allclose(french - none, 0.15 * 0.5 * 0.4)


def test_credibility_fades_to_its_resting_value_and_commitments_stop_at_binding() -> None:
    world = at(worlds.world(), guarantee=0.8)
    assert credibility(world, "USA>UKR:security_guarantee") < 0.8
    faded = at(world, guarantee=0.5)
    for _ in range(500):
        faded = Guarantees(step=0.0)(faded, worlds.quiet(faded), worlds.draws())
    np.testing.assert_allclose(faded.guarantee, 0.3, atol=1e-4)


def test_status_quo_commitments_leave_credibility_where_it_rests() -> None:
    world = RULE.settle(worlds.world(runs=1))
    expected = world.repertoire.expected_count("guarantees")
    chance, drift = expected.sum(), 0.0
    for dyad in np.flatnonzero(expected):
        label = world.actors.dyads.labels[dyad]
        drift += expected[dyad] * (credibility(world, f"{label}:security_guarantee") - 0.3)
    quiet = RULE(world, worlds.quiet(world), worlds.draws(runs=1)).guarantee[0, 0] - 0.3
    np.testing.assert_allclose(drift + (1 - chance) * quiet, 0.0, atol=1e-12)
