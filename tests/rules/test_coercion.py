import numpy as np

from sim.rules.coercion import Coercion
from sim.world.blocs import pressure_at_rest
from tests.worlds import draws, orders, quiet, world


def test_pressure_follows_the_scores_of_hostile_us_moves():
    start = Coercion().settle(world())
    moves = orders(start, "USA>EUU:impose_sanctions", "USA>EUU:criticise", "USA>EUU:praise")
    calm, after = Coercion()(start, quiet(start), draws()), Coercion()(start, moves, draws())
    risen = after.coercion - calm.coercion
    union = start.actors.states.positions["EUU"]
    np.testing.assert_allclose(risen[:, union], 0.1 * (0.8 + 0.2))
    assert np.count_nonzero(risen[0]) == 1


def test_hostile_moves_of_others_are_no_pressure_of_the_leading_power():
    start = Coercion().settle(world())
    after = Coercion()(start, orders(start, "RUS>POL:show_of_force"), draws())
    assert (after.coercion <= start.coercion).all()


def test_pressure_starts_at_what_the_status_quo_expects():
    start = Coercion().settle(world())
    np.testing.assert_allclose(start.coercion, np.tile(pressure_at_rest(start), (3, 1)))
    assert start.coercion[0, start.actors.states.positions["RUS"]] > 0.1


def test_a_world_without_the_leading_power_knows_no_pressure():
    start = Coercion().settle(world("states=[CHN,IND]"))
    assert not Coercion()(start, quiet(start), draws()).coercion.any()
