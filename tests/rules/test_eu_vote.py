"""The Union's packages need every member."""

import dataclasses

import economies
import numpy as np
import pytest
import worlds

from sim.rules.eu_vote import EuVote
from sim.world.derived import happened

PACKAGE = "EUU>RUS:impose_sanctions"


def voted(accepts: tuple[float, ...], **changes: float) -> tuple[EuVote, object, object]:
    world = economies.world()
    orders = worlds.orders(world, PACKAGE, "USA>RUS:impose_sanctions")
    rule = EuVote(accepts=accepts, accepts_renewal=(1.0,), **changes)
    return rule, rule(world, orders, worlds.draws()), orders


def test_one_member_that_refuses_stops_the_package_of_all() -> None:
    _, world, orders = voted((1.0, 1.0, 0.0))
    place = world.actors.dyads.positions["EUU>RUS"]
    assert (world.refused[:, place] == 1).all() and (world.pending[:, place] == 1).all()
    assert (happened(world, orders).counted("imposes")[:, place] == 0).all()


def test_a_package_that_all_accept_passes() -> None:
    _, world, orders = voted((1.0, 1.0))
    place = world.actors.dyads.positions["EUU>RUS"]
    assert (world.refused == 0).all()
    assert (happened(world, orders).counted("imposes")[:, place] == 1).all()


def test_the_vote_of_the_union_leaves_the_packages_of_states_alone() -> None:
    _, world, orders = voted((0.0,))
    place = world.actors.dyads.positions["USA>RUS"]
    assert (happened(world, orders).counted("imposes")[:, place] == 1).all()


def test_a_stopped_package_passes_once_the_members_come_round() -> None:
    _, world, _ = voted((0.0,))
    place = world.actors.dyads.positions["EUU>RUS"]
    willing = EuVote(accepts=(1.0,), accepts_renewal=(1.0,), round=1.0)
    quiet = worlds.quiet(world)
    later = willing(world.replace(week=1), quiet, worlds.draws(2))
    assert (later.pending == 0).all()
    assert (happened(later, quiet).counted("imposes")[:, place] == 1).all()


def test_no_package_is_lost_or_invented() -> None:
    rule = economies.scenario().rules["eu_vote"]
    world = economies.world(runs=200)
    place = world.actors.dyads.positions["EUU>RUS"]
    orders, passed = worlds.orders(world, PACKAGE), np.zeros(200)
    for week in range(1, 21):
        world = rule(world, orders, worlds.draws(week, runs=200))
        passed += happened(world, orders).counted("imposes")[:, place]
        world = world.replace(week=week)
    assert (passed + world.pending[:, place] == 20).all()


def test_a_vote_of_last_week_leaves_this_week_s_packages_alone() -> None:
    _, world, orders = voted((0.0,))
    place = world.actors.dyads.positions["EUU>RUS"]
    later = happened(world.replace(week=1), orders)
    assert (later.counted("imposes")[:, place] == 1).all()


def test_the_share_of_refusals_is_that_of_the_product_of_the_members() -> None:
    rule = economies.scenario().rules["eu_vote"]
    world = economies.world(runs=4000)
    after = rule(world, worlds.orders(world, PACKAGE), worlds.draws(runs=4000))
    refused = after.refused.max(axis=1).mean()
    expected = 1.0 - np.prod(rule.accepts)
    assert abs(refused - expected) < 4 * np.sqrt(expected * (1 - expected) / 4000)


@pytest.mark.parametrize(("renewal", "left"), [((1.0,), 1.0), ((0.0,), 0.5)])
def test_the_level_lapses_by_a_share_where_the_renewal_fails(renewal, left) -> None:
    rule = EuVote(accepts=(1.0,), accepts_renewal=renewal, first_renewal=1.0, lapsing=0.5)
    world = rule.settle(economies.world())
    after = rule(world, worlds.quiet(world), worlds.draws())
    place = world.actors.dyads.positions["EUU>RUS"]
    np.testing.assert_allclose(after.level[:, place], left * world.level[:, place])
    others = np.arange(world.level.shape[1]) != place
    np.testing.assert_array_equal(after.level[:, others], world.level[:, others])
    assert (after.renewal == rule.renewal_every).all()


def test_the_first_renewal_falls_in_the_week_of_31_july_2026() -> None:
    rule = economies.scenario().rules["eu_vote"]
    never = dataclasses.replace(rule, accepts_renewal=(0.0,))
    world = rule.settle(economies.world())
    level = [world.level]
    for week in range(1, 30):
        world = never(world, worlds.quiet(world), worlds.draws(week))
        level.append(world.level)
    changed = [week for week in range(1, 30) if (level[week] != level[week - 1]).any()]
    assert changed == [28]


def test_the_table_of_members_is_the_configuration() -> None:
    import pandas as pd

    from sim.config.compose import CONFIGS

    table = pd.read_csv(CONFIGS / "eu_members" / "default.csv")
    rule = economies.scenario().rules["eu_vote"]
    assert rule.accepts == tuple(table["accepts"])
    assert rule.accepts_renewal == tuple(table["accepts_renewal"])


def test_a_chance_beyond_one_is_refused() -> None:
    with pytest.raises(ValueError, match="accepts holds 1.2"):
        EuVote(accepts=(1.2,))
