"""GDP lost to sanctions."""

import economies
import numpy as np
import worlds

from sim.rules.economy import Economy


def held(years: int = 2) -> tuple[object, object]:
    world = economies.world("states=[USA,RUS,EUU]")
    rule = Economy()
    start = rule.settle(world)
    for week in range(52 * years):
        world = rule(world, worlds.quiet(world), worlds.draws(week + 1))
    return start, world


def test_levels_as_they_are_cost_russia_about_2_7_percent_in_two_years() -> None:
    _, world = held()
    russia = world.gdp_loss[:, world.actors.states.positions["RUS"]]
    assert ((russia > 2.6) & (russia < 3.0)).all()


def test_the_loss_follows_its_closed_form_while_levels_hold() -> None:
    start, world = held()
    growth = (1 - 0.9933**104) / (1 - 0.9933) / 52
    np.testing.assert_allclose(world.gdp_loss, start.yearly_loss * growth, rtol=1e-9)


def test_each_sender_costs_the_target_its_own_coefficient() -> None:
    world = economies.world("states=[USA,RUS,EUU]")
    only = np.zeros_like(world.level)
    only[:, world.actors.dyads.positions["EUU>RUS"]] = 1.0
    rule = Economy(borne=0.0)
    loss = rule.settle(world.replace(level=only)).yearly_loss
    expected = np.where(np.array(world.actors.states.codes) == "RUS", rule.cost_eu, 0.0)
    np.testing.assert_allclose(loss, np.broadcast_to(expected, loss.shape))


def test_the_sender_bears_a_share_of_the_same_money() -> None:
    world = economies.world("states=[USA,RUS]")
    level = np.zeros_like(world.level)
    level[:, world.actors.dyads.positions["USA>RUS"]] = 0.5
    loss = Economy(borne=0.2).settle(world.replace(level=level)).yearly_loss
    gdp, place = world.actors.states.gdp, world.actors.states.positions
    money = loss * gdp
    np.testing.assert_allclose(money[:, place["USA"]], 0.2 * money[:, place["RUS"]])


def test_more_sanctions_cost_more() -> None:
    world = economies.world()
    rule = Economy()
    harder = world.replace(level=np.minimum(1.0, world.level * 1.2))
    assert (rule.settle(harder).yearly_loss >= rule.settle(world).yearly_loss).all()
