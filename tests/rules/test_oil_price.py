"""The price of Brent."""

import economies
import numpy as np
import worlds

from sim.rules.oil_price import OilPrice
from sim.world import THEATRES, World

SILENT = OilPrice(noise=0.0, hazard=0.0)


def with_gulf(world: World, incidents: float) -> World:
    values = world.incidents.copy()
    values[:, THEATRES.index("gulf")] = incidents
    return world.replace(incidents=values)


def test_without_noise_and_loss_the_price_stays() -> None:
    world = SILENT.settle(economies.world())
    after = world
    for week in range(1, 10):
        after = SILENT(after, worlds.quiet(after), worlds.draws(week))
    np.testing.assert_allclose(after.log_price, world.log_price)


def test_the_level_of_lost_supply_moves_the_level_of_the_price() -> None:
    world = SILENT.settle(economies.world())
    stopped = world.replace(disruption=np.full_like(world.disruption, 0.06))
    rule = OilPrice(noise=0.0, hazard=0.0, decay=0.9999)
    after = stopped
    for week in range(1, 5):
        after = rule(after, worlds.quiet(after), worlds.draws(week))
    rise = (0.06 * 0.9999**4 - 0.01) / (0.015 + 0.26)
    np.testing.assert_allclose(after.log_price - world.log_price, rise, rtol=1e-6)


def test_the_price_comes_back_when_the_disruption_is_over() -> None:
    world = SILENT.settle(economies.world())
    after = world.replace(disruption=np.full_like(world.disruption, 0.1))
    for week in range(1, 60):
        after = SILENT(after, worlds.quiet(after), worlds.draws(week))
    np.testing.assert_allclose(after.log_price, world.log_price, atol=1e-3)


def test_spare_capacity_covers_a_small_disruption() -> None:
    world = SILENT.settle(economies.world())
    small = world.replace(disruption=np.full_like(world.disruption, 0.009))
    after = SILENT(small, worlds.quiet(small), worlds.draws())
    np.testing.assert_allclose(after.log_price, world.log_price)


def test_unsold_russian_oil_is_lost_to_the_world() -> None:
    world = SILENT.settle(economies.world())
    less = world.replace(oil_volume=0.5 * world.oil_volume)
    after = SILENT(less, worlds.quiet(less), worlds.draws())
    assert (after.log_price > world.log_price).all()
    assert (after.supply_lost > world.supply_lost).all()


def test_no_more_than_passes_hormuz_is_stopped() -> None:
    world = with_gulf(SILENT.settle(economies.world(runs=300)), 40.0)
    rule = OilPrice(noise=0.0, hazard=1.0, stopped=0.05)
    after = rule(world, worlds.quiet(world), worlds.draws(runs=300))
    assert after.disruption.max() == 0.2


def test_weekly_changes_have_the_spread_of_the_noise() -> None:
    runs = 5000
    world = SILENT.settle(economies.world(runs=runs))
    after = OilPrice(hazard=0.0)(world, worlds.quiet(world), worlds.draws(runs=runs))
    change = (after.log_price - world.log_price)[:, 0]
    assert abs(change.std() / 0.036 - 1) < 4 / np.sqrt(2 * runs)
    assert abs(change.mean()) < 4 * 0.036 / np.sqrt(runs)


def test_incidents_in_the_gulf_stop_supply_at_their_hazard() -> None:
    runs = 4000
    world = with_gulf(SILENT.settle(economies.world(runs=runs)), 5.0)
    rule = OilPrice(noise=0.0, hazard=0.02, stopped=0.01, passage=1.0)
    after = rule(world, worlds.quiet(world), worlds.draws(runs=runs))
    chance = -np.expm1(-0.1)
    hit = after.disruption > 0
    assert abs(hit.mean() - chance) < 4 * np.sqrt(chance * (1 - chance) / runs)
    sizes = after.disruption[hit]
    assert abs(sizes.mean() / 0.05 - 1) < 4 / np.sqrt(len(sizes))


def test_a_less_elastic_market_reacts_more() -> None:
    world = SILENT.settle(economies.world())
    stopped = world.replace(disruption=np.full_like(world.disruption, 0.05))
    rises = [
        OilPrice(noise=0.0, hazard=0.0, supply_elasticity=s, demand_elasticity=d)(
            stopped, worlds.quiet(stopped), worlds.draws()
        ).log_price[0, 0]
        for s, d in ((0.15, -0.35), (0.015, -0.26), (0.11, -0.13))
    ]
    assert rises == sorted(rises)
