"""Limited truces."""

import numpy as np
import worlds
from war_worlds import RUNS, at

from sim.rules.truces import Truces
from sim.world import World

RULE = Truces()


def passed(world: World, weeks: int) -> list[float]:
    shares = []
    for week in range(1, weeks + 1):
        world = RULE(world, worlds.quiet(world), worlds.draws(week, RUNS))
        shares.append(float(world.truce.mean()))
    return shares


def test_half_of_all_truces_fail_within_a_week() -> None:
    begun = at(worlds.world(runs=RUNS), truce=1.0)
    assert abs(passed(begun, 1)[0] - 0.5) < 0.04


def test_the_share_of_weeks_with_a_truce_stays_where_it_starts() -> None:
    world = RULE.settle(worlds.world(runs=RUNS))
    rest = float(world.truce[0, 0])
    np.testing.assert_allclose(rest, 0.04 / 0.54)
    error = np.sqrt(rest / RUNS)
    assert max(abs(share - rest) for share in passed(world, 30)) < 4 * error


def test_a_ceasefire_leaves_no_limited_truce() -> None:
    assert passed(at(worlds.world(runs=RUNS), truce=1.0, stage=5.0), 1) == [0.0]
