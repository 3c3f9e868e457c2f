import numpy as np
import pytest

from sim.indicators.group import PairsMean, StatesMean, StatesSpread
from sim.indicators.hostile import HostileMoves
from tests.worlds import orders, quiet, world

BRICS = ("RUS", "CHN", "IRN", "IND", "BRA", "ZAF")


def test_hostile_moves_count_those_with_negative_scores_from_some_at_some():
    start = world()
    week = orders(start, "USA>RUS:criticise", "USA>RUS:praise", "USA>CHN:show_of_force")
    assert (HostileMoves(("USA",), ("RUS",))(start, week) == 1).all()
    assert (HostileMoves(("USA",))(start, week) == 2).all()
    assert (HostileMoves((), ("IRN",))(start, week) == 0).all()


def test_means_and_spreads_are_those_of_the_named_states():
    start = world()
    values = [
        start.actors.states.ideal_point[start.actors.states.positions[code]] for code in BRICS
    ]
    mean = StatesMean("alignment", BRICS)(start, quiet(start))
    spread = StatesSpread("alignment", BRICS)(start, quiet(start))
    np.testing.assert_allclose(mean, np.full((3, 1), np.mean(values)))
    np.testing.assert_allclose(spread, np.full((3, 1), np.std(values)))


def test_means_over_pairs_take_each_pair_once_in_any_order():
    start = world()
    one = PairsMean("cooperation", ("RUS-CHN", "CHN-IRN"))(start, quiet(start))
    two = PairsMean("cooperation", ("CHN-RUS", "IRN-CHN"))(start, quiet(start))
    np.testing.assert_array_equal(one, two)
    np.testing.assert_allclose(one, (0.55 + 0.30) / 2)


def test_groups_skip_states_that_the_world_lacks_and_are_zero_without_any():
    start = world("states=[CHN,IND]")
    both = StatesMean("alignment", BRICS)(start, quiet(start))
    np.testing.assert_allclose(both, np.mean([-0.8535, -0.2012]))
    assert (StatesMean("alignment", ("USA",))(start, quiet(start)) == 0).all()
    assert (PairsMean("cooperation", ("RUS-CHN",))(start, quiet(start)) == 0).all()


def test_a_field_of_another_axis_is_refused():
    with pytest.raises(ValueError, match="cooperation has one value a pair"):
        StatesMean("cooperation", BRICS)
