"""Two studies in one plot: the first in grey, the second in blue."""

from typing import TypeAlias

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.ticker import PercentFormatter

from sim.report.calendar import dates, spoken
from sim.report.figures.fan import quantiles
from sim.report.figures.stages import reached
from sim.report.statistics import chance
from sim.report.style import BLUE, MUTED, name_unit, time_axis
from sim.report.words import number, percent, unit

Both: TypeAlias = tuple[xr.DataArray, xr.DataArray]

COLORS = (MUTED, BLUE)


def two_fans(both: Both, axes: Axes) -> None:
    """Medians and the middle 90 % of runs of two studies; each has dims run and week."""
    ends = []
    for data, color in zip(both, COLORS, strict=True):
        days = dates(data["week"].to_numpy())
        low, _, median, _, high = quantiles(data)
        axes.fill_between(days, low, high, color=color, alpha=0.15, linewidth=0)
        axes.plot(days, median, color=color, linewidth=1.8)
        ends.append(median[-1])
    time_axis(axes, days)
    name_unit(axes, str(both[0].attrs.get("units", "1")))
    axes.margins(y=0.08)
    like = max(abs(end) for end in ends)
    _label(axes, days[-1], ends, [number(end, like) for end in ends])


def two_curves(level: int, both: Both, axes: Axes) -> None:
    """Share of runs of two studies that have reached a stage, with 95 % Wilson intervals."""
    ends = []
    for data, color in zip(both, COLORS, strict=True):
        days = dates(data["week"].to_numpy())
        curve = [chance(int(count), data.sizes["run"]) for count in reached(data, level)]
        low, high = [found.low for found in curve], [found.high for found in curve]
        axes.fill_between(days, low, high, color=color, alpha=0.18, linewidth=0)
        axes.plot(days, [found.share for found in curve], color=color, linewidth=1.8)
        ends.append(curve[-1].share)
    axes.set_ylim(0, 1.02)
    axes.yaxis.set_major_formatter(PercentFormatter(1.0))
    time_axis(axes, days)
    _label(axes, days[-1], ends, [percent(end) for end in ends])


def _label(axes: Axes, day: np.datetime64, ends: list[float], texts: list[str]) -> None:
    """Write each end beside it; ends that nearly meet move apart, equal ones are said once."""
    bottom, top = axes.get_ylim()
    least, middle = 0.13 * (top - bottom), (ends[0] + ends[1]) / 2
    side = 1 if ends[0] >= ends[1] else -1
    half = max(abs(ends[0] - ends[1]), least) / 2
    places = (middle + side * half, middle - side * half)
    start = 1 if texts[0] == texts[1] else 0
    places = (ends[0], ends[1]) if start else places
    for place, text, color in list(zip(places, texts, COLORS, strict=True))[start:]:
        axes.annotate(
            text,
            (day, place),
            xytext=(4, 0),
            textcoords="offset points",
            color=color,
            fontweight="bold",
            fontsize=8,
            va="center",
            annotation_clip=False,
        )


def describe_two_fans(both: Both) -> str:
    """Where the medians of both studies end."""
    first, second = (float(quantiles(data)[2, -1]) for data in both)
    like = max(abs(first), abs(second))
    name, units = both[0].attrs.get("long_name", ""), str(both[0].attrs.get("units", "1"))
    when = spoken(int(both[0]["week"].to_numpy()[-1]))
    return (
        f"{name}: median in {when} {number(first, like)} in the first and "
        f"{number(second, like)}{unit(units)} in the second."
    )


def describe_two_curves(level: int, both: Both) -> str:
    """How many runs of both studies reach a stage."""
    first, second = (float(reached(data, level)[-1] / data.sizes["run"]) for data in both)
    return f"Reached by {percent(first)} of runs in the first, {percent(second)} in the second."
