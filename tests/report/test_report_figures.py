"""What figures are drawn from, against small tables worked by hand."""

import numpy as np
import pandas as pd
import pytest
import xarray as xr
from matplotlib.figure import Figure as Canvas

from sim.report.figures.fan import describe_fan, fan, quantiles
from sim.report.figures.moves import Events, counts, kinds, rates_of_moves
from sim.report.figures.posture import change, last_quarter
from sim.report.figures.stages import stages_reached


def weekly(values: np.ndarray) -> xr.DataArray:
    """Values by run and week as an indicator."""
    coordinates = {"run": np.arange(len(values)), "week": np.arange(values.shape[1])}
    attributes = {"units": "mb/d", "long_name": "oil"}
    return xr.DataArray(values, coordinates, dims=("run", "week"), attrs=attributes)


def test_a_fan_draws_the_quantiles_over_runs() -> None:
    data = weekly(np.random.default_rng(1).normal(size=(50, 6)))
    axes = Canvas().subplots()
    fan(data, axes)
    median = axes.lines[0].get_ydata()
    np.testing.assert_allclose(median, np.median(data, axis=0))
    assert len(axes.collections) == 2
    assert (quantiles(data)[0] <= quantiles(data)[4]).all()
    assert "mb/d" in [text.get_text() for text in axes.texts]


def test_dates_below_a_fan_are_those_that_fit_its_weeks_and_stay_where_they_are() -> None:
    axes = Canvas().subplots()
    fan(weekly(np.random.default_rng(1).normal(size=(5, 105))), axes)
    before = axes.xaxis.get_majorticklocs()
    names = axes.xaxis.get_major_formatter().format_ticks(before)
    assert names == ["Jul", "2027", "Jul", "2028"]
    axes.figure.set_size_inches(1, 1)
    np.testing.assert_array_equal(axes.xaxis.get_majorticklocs(), before)


def test_a_fan_of_one_flat_run_can_be_drawn() -> None:
    axes = Canvas().subplots()
    fan(weekly(np.full((1, 3), 0.6)), axes)
    low, high = axes.get_ylim()
    assert low < 0.6 < high


def test_flat_fans_that_share_their_values_are_all_in_view_and_say_their_end_once() -> None:
    panels = Canvas().subplots(1, 2, sharey=True)
    for axes, level in zip(panels, (0.9, 0.3), strict=True):
        fan(weekly(np.full((4, 3), level)), axes)
    low, high = panels[0].get_ylim()
    assert low < 0.3 < 0.9 < high
    assert [text.get_text() for text in panels[1].texts] == ["mb/d", "0.30"]


def test_the_words_of_a_fan_give_start_end_and_band() -> None:
    said = describe_fan(weekly(np.array([[1.0, 2.0], [1.0, 2.0]])))
    assert said.startswith("oil: median from 1.00 in January 2026 to 2.00")


def test_the_shares_of_stages_are_sure_at_the_start_and_not_after_it() -> None:
    axes = Canvas().subplots()
    stages_reached(weekly(np.zeros((30, 4))), axes)
    for band in axes.collections:
        heights = band.get_paths()[0].vertices
        at_start = heights[heights[:, 0] == heights[:, 0].min(), 1]
        assert at_start.max() == 0.0
        assert heights[:, 1].max() > 0.05


def test_labels_of_stages_stand_apart_in_the_order_of_stages() -> None:
    axes = Canvas().subplots()
    stages_reached(weekly(np.ones((30, 4))), axes)
    heights = [text.xy[1] for text in axes.texts]
    assert len(heights) == 5
    assert (np.diff(heights) < -0.04).all()


def test_rates_of_moves_count_silent_runs_too() -> None:
    table = pd.DataFrame(
        {
            "run": [0, 0, 2],
            "week": [1, 2, 1],
            "sender": ["USA", "USA", "RUS"],
            "target": ["RUS", "RUS", "UKR"],
            "move": ["impose_sanctions", "impose_sanctions", "ordinary_strike"],
            "cameo": ["163", "163", "190"],
            "goldstein": [-8.0, -8.0, -9.0],
        }
    )
    events = Events(table, runs=4, years=0.5)
    assert {name: sorted(values) for name, values in counts(events).items()} == {
        "impose_sanctions": [0.0, 0.0, 0.0, 4.0]
    }
    assert kinds(events).loc["USA", "material conflict"] == pytest.approx(2 / 4 / 0.5)


def test_a_rate_whose_band_goes_on_to_none_ends_in_an_arrow() -> None:
    axes = Canvas().add_subplot()
    table = pd.DataFrame(
        {
            "run": [0, 0, 0, *range(4)],
            "move": ["seize_vessel"] * 3 + ["criticise"] * 4,
            "goldstein": [-8.0] * 3 + [-2.0] * 4,
        }
    )
    rates_of_moves(Events(table, runs=4, years=1.0), axes)
    arrows = [line.get_ydata()[0] for line in axes.lines if line.get_marker() == "<"]
    names = [label.get_text() for label in axes.get_yticklabels()]
    assert [names[row] for row in arrows] == ["seize vessel"]


def test_tone_is_the_mean_over_runs_and_the_last_quarter() -> None:
    tone = np.zeros((2, 40, 2))
    tone[:, 1:14, 0], tone[:, -13:, 0] = 1.0, 4.0
    posture = xr.DataArray(tone, dims=("run", "week", "dyad")).assign_coords(
        sender=("dyad", ["USA", "RUS"]), target=("dyad", ["RUS", "USA"])
    )
    assert last_quarter(posture).table.loc["USA", "RUS"] == 4.0
    assert change(posture).table.loc["USA", "RUS"] == 3.0
    assert np.isnan(last_quarter(posture).table.loc["USA", "USA"])
