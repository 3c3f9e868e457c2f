import numpy as np
import pytest
import xarray as xr

from sim.outcomes.share import Share
from sim.outcomes.weeks import WeeksBelow

DATA = xr.Dataset(
    {
        "done": (("run", "week"), np.array([[9.0, 1, 0, 2], [9.0, 0, 0, 0]])),
        "left": (("run", "week"), np.array([[9.0, 0, 1, 0], [9.0, 0, 0, 0]])),
        "tone": (("run", "week"), np.array([[-9.0, -1, 1, -2], [9.0, 0, 0, 0]])),
    }
)


def test_a_share_leaves_the_start_out_and_is_zero_where_nothing_happened():
    assert Share("done", ("done", "left"))(DATA) == pytest.approx([0.75, 0.0])


def test_weeks_below_a_level_are_counted_as_a_share():
    assert WeeksBelow("tone", 0.0)(DATA) == pytest.approx([2 / 3, 0.0])


def test_names_say_what_is_measured():
    assert "done" in Share("done", ("left",)).long_name
    assert "below 0" in WeeksBelow("tone", 0.0).long_name
