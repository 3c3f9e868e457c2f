import numpy as np
import pytest

from sim.rules.burden import Burden, burden_gap
from tests.worlds import draws, orders, quiet, world


def test_the_gap_is_half_the_sum_of_unequal_shares():
    actors = world("states=[USA,GBR]").actors
    states = actors.states
    spending = states.military_spending / states.military_spending.sum()
    gdp = states.gdp / states.gdp.sum()
    # Half the absolute differences of two shares is the difference of either.
    np.testing.assert_allclose(burden_gap(actors)[0, 0], abs(spending[0] - gdp[0]))


def test_a_bloc_without_members_has_no_gap():
    np.testing.assert_array_equal(burden_gap(world("states=[CHN,IND]").actors), 0.0)


def test_aid_of_allies_narrows_the_gap_and_aid_of_the_leading_power_does_not():
    start = Burden().settle(world())
    calm = Burden()(start, quiet(start), draws())
    german = Burden()(start, orders(start, "DEU>UKR:military_aid"), draws())
    american = Burden()(start, orders(start, "USA>UKR:military_aid"), draws())
    np.testing.assert_allclose(calm.burden_gap - german.burden_gap, 0.001)
    np.testing.assert_array_equal(calm.burden_gap, american.burden_gap)


@pytest.mark.parametrize(("pledge", "share"), [(0.3, 0.7), (-0.2, 1.2)])
def test_the_gap_drifts_to_where_pledges_lead(pledge, share):
    rule = Burden(pledge=pledge, aid=0.0)
    state = Burden().settle(world())
    first = state.burden_gap
    for _ in range(800):
        state = rule(state, quiet(state), draws())
    np.testing.assert_allclose(state.burden_gap, share * first, rtol=1e-2)


def test_the_gap_is_at_rest_without_news():
    start = Burden().settle(world())
    after = Burden(aid=0.0)(start, quiet(start), draws())
    np.testing.assert_allclose(after.burden_gap, start.burden_gap)
