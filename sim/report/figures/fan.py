"""Fan charts: the distribution over runs, week by week."""

import numpy as np
import xarray as xr
from matplotlib.axes import Axes

from sim.report.calendar import dates, spoken
from sim.report.statistics import BAND
from sim.report.style import BLUE, INK, MUTED, name_unit, time_axis
from sim.report.words import interval, number, unit


def quantiles(data: xr.DataArray) -> np.ndarray:
    """Quantiles of `BAND` over runs, one row each, a column a week."""
    return np.quantile(np.asarray(data.transpose("run", "week"), dtype=float), BAND, axis=0)


def fan(data: xr.DataArray, axes: Axes) -> None:
    """Median, the middle half and the middle 90 % of runs; `data` has dims run and week."""
    days = dates(data["week"].to_numpy())
    low, lower, median, upper, high = quantiles(data)
    axes.fill_between(days, low, high, color=BLUE, alpha=0.15, linewidth=0)
    axes.fill_between(days, lower, upper, color=BLUE, alpha=0.3, linewidth=0)
    axes.plot(days, median, color=BLUE, linewidth=1.8)
    time_axis(axes, days)
    name_unit(axes, str(data.attrs.get("units", "1")))
    _keep_a_flat_line_in_view(axes, float(low.min()), float(high.max()))
    like = max(abs(low[-1]), abs(high[-1]))
    _label_ends(axes, days[-1], [low[-1], median[-1], high[-1]], like)


def _keep_a_flat_line_in_view(axes: Axes, low: float, high: float) -> None:
    if high - low < 1e-9 + 1e-3 * abs(high):
        # As data, not as limits: panels that share their values would all get those of this one.
        ends = [(0.0, low - 0.1 * abs(low) - 0.1), (0.0, high + 0.1 * abs(high) + 0.1)]
        axes.update_datalim(ends, updatex=False)
        axes.autoscale_view(scalex=False)
    else:
        axes.margins(y=0.08)


def _label_ends(axes: Axes, day: np.datetime64, values: list[float], like: float) -> None:
    bottom, top = axes.get_ylim()
    low, median, high = values
    least = 0.075 * (top - bottom)
    places = [min(low, median - least), median, max(high, median + least)]
    styles = [(MUTED, "normal"), (INK, "bold"), (MUTED, "normal")]
    said = [number(value, like) for value in values]
    for text, place, (color, weight) in zip(said, places, styles, strict=True):
        if len(set(said)) == 1 and weight == "normal":
            continue
        axes.annotate(
            text,
            (day, place),
            xytext=(4, 0),
            textcoords="offset points",
            color=color,
            fontweight=weight,
            fontsize=8,
            va="center",
            annotation_clip=False,
        )


def describe_fan(data: xr.DataArray) -> str:
    """What the fan shows, for those who cannot see it."""
    low, _, median, _, high = quantiles(data)
    first, last = (int(week) for week in data["week"].to_numpy()[[0, -1]])
    like = max(abs(low[-1]), abs(high[-1]), abs(median[0]))
    between = interval(number(low[-1], like), number(high[-1], like))
    units = unit(str(data.attrs.get("units", "1")))
    return (
        f"{data.attrs.get('long_name', data.name)}: median from {number(median[0], like)} in "
        f"{spoken(first)} to {number(median[-1], like)}{units} in "
        f"{spoken(last)}, 90 % of runs {between}."
    )
