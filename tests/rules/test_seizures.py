"""Tankers seized."""

import economies
import numpy as np
import worlds

from sim.rules.seizures import Seizures

RULE = Seizures()
SEIZURE = "USA>RUS:seize_vessel"


def test_a_seizure_takes_oil_out_of_trade_and_makes_freight_dearer() -> None:
    world = RULE.settle(economies.world())
    quiet = RULE(world, worlds.quiet(world), worlds.draws())
    after = RULE(world, worlds.orders(world, SEIZURE), worlds.draws())
    np.testing.assert_allclose(after.oil_seized - quiet.oil_seized, RULE.carried)
    np.testing.assert_allclose(after.freight_risk - quiet.freight_risk, RULE.fright)


def test_a_seizure_from_another_than_russia_leaves_its_trade_alone() -> None:
    world = RULE.settle(economies.world())
    quiet = RULE(world, worlds.quiet(world), worlds.draws())
    after = RULE(world, worlds.orders(world, "USA>IRN:seize_vessel"), worlds.draws())
    np.testing.assert_array_equal(after.oil_seized, quiet.oil_seized)
    np.testing.assert_array_equal(after.freight_risk, quiet.freight_risk)


def test_seizures_at_their_usual_rate_leave_the_lost_oil_where_it_is() -> None:
    world = RULE.settle(economies.world())
    usual = world.repertoire.expected_count("seizes")
    russia = world.actors.dyads.target == world.actors.states.positions["RUS"]
    expected = RULE.kept * world.oil_seized + RULE.carried * usual[russia].sum()
    np.testing.assert_allclose(expected, world.oil_seized)


def test_recent_seizures_fade_and_return_to_their_usual_weight() -> None:
    world = RULE.settle(economies.world())
    place = world.actors.dyads.positions["USA>RUS"]
    after = RULE(world, worlds.orders(world, SEIZURE), worlds.draws())
    weights = [after.recent_seizures[0, place]]
    for week in range(2, 6):
        after = RULE(after, worlds.quiet(after), worlds.draws(week))
        weights.append(after.recent_seizures[0, place])
    np.testing.assert_allclose(np.divide(weights[1:], weights[:-1]), RULE.memory)


def test_a_world_without_russia_or_without_seizures_runs() -> None:
    for states in ("states=[CHN,IND]", "states=[USA,RUS]"):
        world = RULE.settle(economies.world(states))
        after = RULE(world, worlds.quiet(world), worlds.draws())
        assert np.isfinite(after.freight_risk).all()
