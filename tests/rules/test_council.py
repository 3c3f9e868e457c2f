"""Accusations of war crimes."""

import numpy as np
import worlds
from war_worlds import at

from sim.rules.council import Council
from sim.world import World

RULE = Council()


def after(world: World, *moves: str) -> float:
    orders = worlds.orders(world, *moves) if moves else worlds.quiet(world)
    return float(RULE(world, orders, worlds.draws()).accusations[0, 0])


def test_strikes_on_ukraine_and_sessions_raise_accusations_which_fade() -> None:
    world = at(worlds.world(), accusations=2.0)
    assert after(world) == 2.0 * 0.85
    np.testing.assert_allclose(after(world, "RUS>UKR:major_strike") - after(world), 1.0)
    np.testing.assert_allclose(after(world, "UKR>RUS:call_council") - after(world), 0.2)
    assert after(world, "UKR>RUS:major_strike") == after(world)


def test_the_weight_at_the_start_is_where_the_status_quo_keeps_it() -> None:
    world = RULE.settle(worlds.world())
    count = world.repertoire.expected_count
    strikes = world.actors.dyads_of("RUS", "UKR")
    sessions = world.actors.dyads_of(target="RUS")
    news = count("strikes")[strikes].sum() + 0.1 * count("bombards")[strikes].sum()
    news += 0.2 * count("calls_council")[sessions].sum()
    np.testing.assert_allclose(0.85 * world.accusations + news, world.accusations)


def test_the_echo_of_sessions_cannot_run_away() -> None:
    world = worlds.world()
    rate = world.repertoire.expected_count("calls_council")[world.actors.dyads_of(target="RUS")]
    assert RULE.echo * rate.sum() * np.exp(1.0) < 1 - RULE.keep
