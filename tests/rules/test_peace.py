"""What becomes of a ceasefire."""

import numpy as np
import worlds
from war_worlds import RUNS, at

from sim.rules.peace import Peace
from sim.world import World

OFTEN = Peace(relapse=0.01)
"""Ten times the hazard, so that a few thousand runs show it."""


def silent(**fields: float) -> World:
    return at(worlds.world(runs=RUNS), stage=5.0, **{"guarantee": 0.3, "incidents": 0.0, **fields})


def shares(world: World, rule: Peace = OFTEN) -> tuple[float, float]:
    """Shares of runs that settle and that relapse in a week."""
    after = rule(world, worlds.quiet(world), worlds.draws(runs=RUNS))
    np.testing.assert_array_equal(after.relapses, after.stage == 0)
    return float((after.stage == 6).mean()), float((after.stage == 0).mean())


def test_a_ceasefire_settles_and_relapses_at_its_hazards() -> None:
    settled, relapsed = shares(silent())
    error = np.sqrt(0.01 / RUNS)
    assert abs(settled - 0.01) < 4 * error and abs(relapsed - 0.01) < 4 * error


def test_guarantees_prevent_and_incidents_provoke_a_relapse() -> None:
    usual = shares(silent())[1]
    assert shares(silent(guarantee=0.9))[1] < usual < shares(silent(incidents=20.0))[1]


def test_guarantees_bring_a_settlement_only_where_they_are_made_to() -> None:
    assured = Peace(relapse=0.01, assurance=2.0)
    expected = 0.01 * np.exp(2.0 * 0.6)
    found = shares(silent(guarantee=0.9), assured)[0]
    assert abs(found - expected) < 4 * np.sqrt(expected / RUNS)
    assert shares(silent(), assured) == shares(silent())
    assert shares(silent(guarantee=0.9))[0] == shares(silent())[0]


def test_the_default_hazard_of_relapse_is_small() -> None:
    assert shares(silent(), Peace())[1] < 0.005


def test_war_and_settlement_are_left_alone() -> None:
    for stage in (0.0, 1.0, 4.0, 6.0):
        world = at(silent(), stage=stage)
        after = OFTEN(world, worlds.quiet(world), worlds.draws(runs=RUNS))
        assert (after.stage == stage).all()
