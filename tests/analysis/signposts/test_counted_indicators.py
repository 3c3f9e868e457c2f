"""What is counted in a week is summed over thirteen; what has a level in every week is not."""

import numpy as np
import pytest
import xarray as xr

from sim.analysis.signposts.columns import FLOWS, WINDOW, read_columns
from sim.config import build, compose
from sim.study import simulate

SCENARIO = build(compose(["weeks=30", "runs=3"]))
WEEKLY = [name for name, part in SCENARIO.indicators.items() if part.units.endswith("/week")]


@pytest.fixture(scope="module")
def data() -> xr.Dataset:
    return simulate(SCENARIO)


@pytest.mark.parametrize("name", SCENARIO.indicators)
def test_an_indicator_is_summed_exactly_where_it_counts_things_a_week(
    name: str, data: xr.Dataset
) -> None:
    units = data[name].attrs["units"]
    columns = read_columns(data[[name]])
    counted = units.endswith("/week") and not units.startswith(("hostility", "million US dollars"))
    assert {column.window for column in columns.columns} == {WINDOW if counted else 0}
    values = data[name].to_numpy().reshape(3, 31, -1).astype(float)
    expected = values[:, 30 - WINDOW + 1 :].sum(axis=1) if counted else values[:, 30]
    np.testing.assert_allclose(columns.at(30), expected, rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize("name", WEEKLY)
def test_what_is_counted_comes_in_small_numbers_and_a_flow_never_stops(
    name: str, data: xr.Dataset
) -> None:
    values = data[name].to_numpy()[:, 1:]
    if data[name].attrs["units"] in FLOWS:
        assert (values != np.round(values)).mean() > 0.9
    else:
        assert values.min() >= 0
        assert np.median(values) < 100


def test_every_flow_that_is_named_is_the_unit_of_an_indicator() -> None:
    assert set(FLOWS) <= {SCENARIO.indicators[name].units for name in WEEKLY}


def test_demands_are_counted() -> None:
    assert {"demands_met", "demands_given_up"} <= set(WEEKLY)
