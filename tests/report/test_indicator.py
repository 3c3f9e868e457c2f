"""One indicator by itself."""

import numpy as np
import pytest
import xarray as xr

from sim.report.indicator import indicators, pick

FLOW = np.array([[0.0, 2.0, 3.0], [0.0, 0.0, 1.0]])
STOCK = np.array([[0.25, 0.3, 0.4], [0.25, 0.2, 0.1]])


def trajectories() -> xr.Dataset:
    dims = ("run", "week")
    weeks = {"run": [0, 1], "week": [0, 1, 2]}
    places = np.stack([FLOW, STOCK, 0 * STOCK], axis=-1)
    return xr.Dataset(
        {
            "moves": xr.DataArray(FLOW, weeks, dims, attrs={"long_name": "moves a week"}),
            "trust": xr.DataArray(STOCK, weeks, dims),
            "loss": xr.DataArray(places, {**weeks, "state": ["A", "B", "C"]}, (*dims, "state")),
        }
    )


@pytest.mark.parametrize(
    ("name", "weeks"),
    [("moves", [1, 2]), ("trust", [0, 1, 2]), ("loss@A", [1, 2]), ("loss@B", [0, 1, 2]),
     ("loss@C", [0, 1, 2])],
)  # fmt: skip
def test_what_happens_in_a_week_begins_with_the_first_and_a_stock_with_the_start(
    name: str, weeks: list[int]
) -> None:
    found = pick(trajectories(), name)
    assert found["week"].to_numpy().tolist() == weeks
    assert found.attrs["long_name"] == indicators(trajectories())[name]


def test_a_study_of_no_weeks_keeps_its_start() -> None:
    assert pick(trajectories().isel(week=slice(0, 1)), "moves").sizes["week"] == 1
