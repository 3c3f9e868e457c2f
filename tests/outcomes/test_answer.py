import numpy as np
import pytest
import xarray as xr

from sim.outcomes.answer import Answer


def trajectories(cause, answer):
    return xr.Dataset(
        {
            "cause": (("run", "week"), np.array(cause, dtype=float)),
            "answer": (("run", "week"), np.array(answer, dtype=float)),
        }
    )


def test_the_difference_is_between_weeks_after_a_cause_and_the_others():
    data = trajectories([[0, 1, 0, 0, 0, 0, 0]], [[0, 0, 2, 0, 0, 0, 1]])
    # Weeks 2 and 3 come after; one of two is answered, and one of the other four.
    assert Answer("cause", "answer", weeks=2)(data)[0] == pytest.approx(0.5 - 0.25)


def test_the_week_of_the_cause_itself_is_no_week_after_it():
    data = trajectories([[0, 1, 0, 0]], [[0, 1, 0, 0]])
    assert Answer("cause", "answer", weeks=1)(data)[0] == pytest.approx(-0.5)


def test_a_run_without_causes_or_without_other_weeks_has_no_difference():
    data = trajectories([[0, 0, 0], [1, 1, 1]], [[0, 1, 1], [0, 1, 1]])
    np.testing.assert_array_equal(Answer("cause", "answer")(data), 0.0)


def test_a_cause_in_the_last_week_is_followed_by_nothing():
    data = trajectories([[0, 0, 1]], [[0, 1, 1]])
    assert Answer("cause", "answer")(data)[0] == 0.0


def test_a_window_below_a_week_is_refused():
    with pytest.raises(ValueError, match="weeks is 0"):
        Answer("cause", "answer", weeks=0)
