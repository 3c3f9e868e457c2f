"""What the figures of a comparison draw, against small tables worked by hand."""

import numpy as np
import pandas as pd
import pytest
import xarray as xr
from matplotlib.figure import Figure as CanvasFigure

from sim.report.comparison.dots import Dots, describe_dots, draw_dots
from sim.report.comparison.ends import label_ends
from sim.report.comparison.weekly import Line, curves, fans


def test_labels_at_the_ends_of_lines_of_different_length_stand_at_their_own_ends() -> None:
    axes = CanvasFigure().add_subplot()
    axes.set_ylim(0, 1)
    days = [np.datetime64("2026-06-01"), np.datetime64("2027-01-04")]
    label_ends(axes, [(days[0], 0.5, "red"), (days[1], 0.5, "blue")], ["short", "long"])
    assert [text.xy for text in axes.texts] == [(days[0], 0.5), (days[1], 0.5)]


@pytest.mark.parametrize("size", [0.0, 0.3, -2.2, -2.4, 9.0, 49.0, 300.0])
def test_every_interval_lies_whole_within_a_figure_that_names_both_sides(size: float) -> None:
    axes = CanvasFigure().add_subplot()
    ends = {"standardised": size, "low_sd": size - 0.3, "high_sd": size + 0.3}
    table = pd.DataFrame([ends], index=["x"])
    draw_dots(Dots(("x",), ("what",), (("other", "red", table),), "first"), axes)
    low, high = axes.get_xlim()
    assert low == -high
    assert high > abs(size) + 0.3
    sides = {np.sign(tick) for tick in axes.get_xticks() if abs(tick) < high}
    assert sides == {-1, 0, 1}


def test_large_differences_leave_small_ones_their_place() -> None:
    axes = CanvasFigure().add_subplot()
    few = {"standardised": [0.5, 60.0], "low_sd": [0.4, 50.0], "high_sd": [0.6, 70.0]}
    table = pd.DataFrame(few, index=["x", "y"])
    draw_dots(Dots(("x", "y"), ("what", "more"), (("other", "red", table),), "first"), axes)
    small, large = axes.transLimits.transform(axes.transScale.transform([(0.5, 0), (60.0, 0)]))
    assert small[0] - 0.5 > 0.1 * (large[0] - 0.5)


def test_what_is_the_same_in_every_run_is_pale() -> None:
    axes = CanvasFigure().add_subplot()
    nothing = {"standardised": 0.0, "low_sd": np.nan, "high_sd": np.nan}
    much = {"standardised": 1.0, "low_sd": 0.5, "high_sd": 1.5}
    table = pd.DataFrame([nothing, much], index=["x", "y"])
    draw_dots(Dots(("x", "y"), ("what", "more"), (("other", "red", table),), "first"), axes)
    assert [line.get_alpha() for line in axes.lines if line.get_marker() == "o"] == [0.4, 1.0]


def test_lines_are_means_so_that_they_agree_with_their_differences() -> None:
    weeks = {"run": [0, 1, 2], "week": [0, 1]}
    data = xr.DataArray([[0.0, 0.0], [0.0, 0.0], [0.0, 9.0]], weeks, dims=("run", "week"))
    axes = CanvasFigure().add_subplot()
    fans((Line("one", "red", data), Line("other", "blue", data + 1)), axes)
    assert [line.get_ydata()[-1] for line in axes.lines if line.get_linestyle() == "-"] == [3, 4]
    assert len(axes.collections) == 1


@pytest.mark.parametrize(
    ("size", "marker", "place", "side"), [(np.inf, ">", 1, "higher"), (-np.inf, "<", 0, "lower")]
)
def test_a_difference_in_every_run_is_an_arrow_at_the_end_of_the_axis_that_says_so(
    size: float, marker: str, place: float, side: str
) -> None:
    axes = CanvasFigure().add_subplot()
    sizes = {"standardised": [size, 0.4], "low_sd": [np.nan, 0.2], "high_sd": [np.nan, 0.6]}
    table = pd.DataFrame(sizes, index=["x", "y"])
    data = Dots(("x", "y"), ("what", "more"), (("other", "red", table),), "first")
    draw_dots(data, axes)
    arrow = next(line for line in axes.lines if line.get_marker() == marker)
    assert arrow.get_xdata()[0] == pytest.approx(place, abs=0.05)
    assert [text.get_text() for text in axes.texts] == ["in every run"]
    assert axes.get_xlim()[1] < 1.0
    assert f"what {side} in every run; more +0.40" in describe_dots(data)


def test_a_figure_of_arrows_alone_has_an_axis() -> None:
    axes = CanvasFigure().add_subplot()
    table = pd.DataFrame({"standardised": [np.inf], "low_sd": [np.nan], "high_sd": [np.nan]})
    draw_dots(Dots(("x",), ("what",), (("other", "red", table),), "first"), axes)
    assert axes.get_xlim() == (-0.5, 0.5)


def test_a_label_that_left_its_line_is_led_back_to_it_and_others_are_not() -> None:
    axes = CanvasFigure().add_subplot()
    axes.set_ylim(0, 1)
    day = np.datetime64("2026-06-01")
    shares = {"0 %": 0.0, "1 %": 0.01, "2 %": 0.02, "80 %": 0.8}
    label_ends(axes, [(day, share, "red") for share in shares.values()], list(shares))
    assert [text.xy for text in axes.texts] == [(day, share) for share in shares.values()]
    led = {text.get_text() for text in axes.texts if text.arrow_patch is not None}
    assert led == {"1 %", "2 %"}
    heights = [text.get_position()[1] for text in axes.texts]
    assert min(np.diff(heights)) > 0.1 and heights[-1] == 0.8


def test_no_interval_lies_around_the_start_which_is_given() -> None:
    weeks = {"run": [0, 1, 2, 3], "week": [0, 1]}
    stage = xr.DataArray([[1.0, 1.0]] * 3 + [[1.0, 3.0]], weeks, dims=("run", "week"))
    axes = CanvasFigure().add_subplot()
    curves(3, (Line("one", "red", stage), Line("other", "blue", stage * 0 + 3)), axes)
    for band, share in zip(axes.collections, (0.0, 1.0), strict=True):
        corners = band.get_paths()[0].vertices
        start = corners[:, 0] == corners[:, 0].min()
        assert set(corners[start, 1]) == {share}
        assert np.ptp(corners[~start, 1]) > 0.1
