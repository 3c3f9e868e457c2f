"""The market for Russian crude."""

import math

import economies
import numpy as np
import pytest
import worlds

from sim.rules.oil_buyers import BUYERS, OilBuyers
from sim.world import World

RULE = OilBuyers()


def settled(states: str = "states=[USA,RUS,CHN,IND,TUR]") -> World:
    world = economies.world(states)
    return RULE.settle(world.replace(oil_seized=np.zeros_like(world.oil_seized)))


def run(world: World, weeks: int = 60) -> World:
    for week in range(1, weeks + 1):
        world = RULE(world, worlds.quiet(world), worlds.draws(week))
    return world


def column(world: World, code: str) -> int:
    return world.actors.states.positions[code]


def test_the_start_is_the_market_s_fixed_point() -> None:
    world = settled()
    after = run(world, 20)
    np.testing.assert_allclose(after.oil_volume, world.oil_volume)
    np.testing.assert_allclose(after.discount, world.discount)


def test_volumes_at_the_start_are_those_of_december_2025() -> None:
    world = settled()
    for code, volume in (("CHN", 1.1), ("IND", 1.0), ("TUR", 0.275)):
        np.testing.assert_allclose(world.oil_volume[:, column(world, code)], volume, atol=0.002)


@pytest.mark.parametrize("discount", [8, 12])
def test_a_start_at_another_discount_sells_as_much_for_less_and_is_at_rest_too(
    discount: int,
) -> None:
    states = "states=[USA,RUS,CHN,IND,TUR]"
    world = RULE.settle(economies.world(f"start.discount={discount}", states))
    usual = RULE.settle(economies.world(states))
    np.testing.assert_allclose(world.oil_volume, usual.oil_volume)
    assert np.all((world.oil_revenue - usual.oil_revenue) * (10 - discount) > 0)
    np.testing.assert_allclose(run(world, 20).discount, discount)


def test_revenue_is_seven_days_of_volumes_at_each_buyer_s_price() -> None:
    world = settled()
    by_hand = sum(
        7 * buyer.capacity / (1 + math.exp(-buyer.inclination)) * (62 - 10 - buyer.own_discount)
        for buyer in BUYERS
    )
    assert world.oil_revenue == pytest.approx(np.full_like(world.oil_revenue, by_hand))


def test_the_act_has_the_sizes_of_the_specification() -> None:
    """D +8, India down, China up, revenue about -16 % once the market has cleared."""
    world = settled()
    risk = np.where(world.oil_volume > 0, 2.5, 1.0)
    after = run(world.replace(buyer_risk=risk))
    change = after.oil_volume - world.oil_volume
    assert np.all(np.abs(after.discount - world.discount - 8.0) < 1.0)
    assert np.all(
        (change[:, column(world, "IND")] < -0.25) & (change[:, column(world, "IND")] > -0.5)
    )
    assert np.all(
        (change[:, column(world, "CHN")] > 0.15) & (change[:, column(world, "CHN")] < 0.3)
    )
    assert np.all(np.abs(after.oil_revenue / world.oil_revenue - 0.84) < 0.03)


def test_the_market_clears_whatever_the_risk() -> None:
    world = settled()
    after = run(world.replace(buyer_risk=world.buyer_risk + 0.7), 200)
    np.testing.assert_allclose(after.oil_volume.sum(axis=1, keepdims=True), world.oil_supply)


def test_seized_oil_is_missing_to_the_buyers_and_narrows_the_discount() -> None:
    world = settled()
    after = run(world.replace(oil_seized=world.oil_seized + 0.2))
    assert (after.discount < world.discount).all()
    assert (after.oil_volume.sum(axis=1) < world.oil_volume.sum(axis=1)).all()


def test_dearer_freight_widens_the_discount_and_leaves_volumes_where_they_are() -> None:
    world = settled()
    after = run(world.replace(freight_risk=world.freight_risk + 3.0))
    np.testing.assert_allclose(after.discount, world.discount + 3.0, atol=1e-3)
    np.testing.assert_allclose(after.oil_volume, world.oil_volume, atol=1e-3)


def test_a_buyer_at_risk_loses_to_the_others() -> None:
    world = settled()
    risk = world.buyer_risk.copy()
    risk[:, column(world, "IND")] += 0.5
    after = run(world.replace(buyer_risk=risk))
    assert (after.oil_volume < world.oil_volume)[:, column(world, "IND")].all()
    assert (after.oil_volume > world.oil_volume)[:, column(world, "CHN")].all()
    assert (after.discount > world.discount).all()


def test_the_discount_stays_within_its_bounds() -> None:
    world = settled()
    for risk, bound in ((9.0, 35.0), (-9.0, 0.0)):
        after = run(world.replace(buyer_risk=np.full_like(world.buyer_risk, risk)), 100)
        np.testing.assert_allclose(after.discount, bound)


def test_a_world_without_buyers_sells_nothing() -> None:
    world = settled("states=[USA,RUS]")
    after = run(world, 3)
    assert (after.oil_volume == 0).all() and (after.oil_revenue == 0).all()
