"""Indicators of several studies over the weeks, and their differences from the first."""

import dataclasses

import numpy as np
import xarray as xr
from jaxtyping import Float, Int
from matplotlib.axes import Axes
from matplotlib.ticker import PercentFormatter

from sim.report.calendar import dates, spoken
from sim.report.comparison.bands import area, edged
from sim.report.comparison.ends import label_ends
from sim.report.comparison.numbers import after, fine, signed
from sim.report.figures.fan import quantiles
from sim.report.figures.stages import band, reached
from sim.report.hidden import styles
from sim.report.statistics import NORMAL_95, chance
from sim.report.style import INK, name_unit, time_axis
from sim.report.words import number, percent


@dataclasses.dataclass(frozen=True)
class Line:
    """An indicator of one study with dims run and week, its name and colour.

    `paired` says whether its runs share the luck of the first line's.
    """

    name: str
    color: str
    data: xr.DataArray
    paired: bool = True


Lines = tuple[Line, ...]

BANDS = 3
"""Lines of one plot beyond which bands would hide each other."""


def fans(lines: Lines, axes: Axes) -> None:
    """Means of each study, as their differences are, and 90 % of runs where studies are few."""
    ends, longest = [], lines[0]
    drawn = [means(line.data) for line in lines]
    for line, mean, style in zip(lines, drawn, styles(drawn), strict=True):
        low, *_, high = quantiles(line.data)
        days = dates(line.data["week"].to_numpy())
        if len(lines) <= BANDS:
            edges = (days, low, high)
            (area if line is lines[0] else edged)(axes, edges, line.color)
        axes.plot(days, mean, color=line.color, linewidth=1.8, linestyle=style)
        ends.append((days[-1], float(mean[-1]), line.color))
        longest = line if line.data.sizes["week"] > longest.data.sizes["week"] else longest
    time_axis(axes, dates(longest.data["week"].to_numpy()))
    name_unit(axes, str(lines[0].data.attrs.get("units", "1")))
    axes.margins(y=0.08)
    like = max(abs(end) for _, end, _ in ends)
    label_ends(axes, ends, [number(end, like) for _, end, _ in ends])


def curves(level: int, lines: Lines, axes: Axes) -> None:
    """Share of runs of each study that have reached a stage, with intervals after the start."""
    ends, longest = [], lines[0]
    counts = [reached(line.data, level) for line in lines]
    drawn = styles([n / line.data.sizes["run"] for n, line in zip(counts, lines, strict=True)])
    for line, count, style in zip(lines, counts, drawn, strict=True):
        days = dates(line.data["week"].to_numpy())
        found = [chance(int(n), line.data.sizes["run"]) for n in count]
        axes.fill_between(days, *band(found), color=line.color, alpha=0.16, linewidth=0)
        shares = [one.share for one in found]
        axes.plot(days, shares, color=line.color, linewidth=1.8, linestyle=style)
        ends.append((days[-1], found[-1].share, line.color))
        longest = line if line.data.sizes["week"] > longest.data.sizes["week"] else longest
    axes.set_ylim(0, 1.02)
    axes.yaxis.set_major_formatter(PercentFormatter(1.0))
    time_axis(axes, dates(longest.data["week"].to_numpy()))
    label_ends(axes, ends, [percent(end) for _, end, _ in ends])


def differences(lines: Lines, axes: Axes) -> None:
    """Mean of each study less that of the first, week by week, with its 95 % interval."""
    ends = []
    for line in lines[1:]:
        weeks, mean, half = difference(lines[0], line)
        days = dates(weeks)
        axes.fill_between(days, mean - half, mean + half, color=line.color, alpha=0.25, linewidth=0)
        axes.plot(days, mean, color=line.color, linewidth=1.6)
        ends.append((days[-1], float(mean[-1]), line.color))
    axes.axhline(0, color=INK, linewidth=0.8)
    longest = max(lines[1:], key=lambda line: line.data.sizes["week"])
    time_axis(axes, dates(longest.data["week"].to_numpy()))
    name_unit(axes, str(lines[0].data.attrs.get("units", "1")))
    axes.margins(y=0.1)
    label_ends(axes, ends, [signed(fine(end, end)) for _, end, _ in ends])


def difference(
    first: Line, second: Line
) -> tuple[Int[np.ndarray, " week"], Float[np.ndarray, " week"], Float[np.ndarray, " week"]]:
    """Weeks that both lines have, mean difference, and half of its 95 % interval."""
    weeks = np.intersect1d(first.data["week"].to_numpy(), second.data["week"].to_numpy())
    one, other = (line.data.sel(week=weeks).transpose("run", "week") for line in (first, second))
    if second.paired:
        runs = np.intersect1d(one["run"].to_numpy(), other["run"].to_numpy())
        apart = np.asarray(other.sel(run=runs), float) - np.asarray(one.sel(run=runs), float)
        error = apart.std(axis=0, ddof=1) / np.sqrt(len(runs))
        return weeks, apart.mean(axis=0), NORMAL_95 * error
    sides = [np.asarray(data, dtype=float) for data in (one, other)]
    error = np.sqrt(sum(side.var(axis=0, ddof=1) / len(side) for side in sides))
    return weeks, sides[1].mean(axis=0) - sides[0].mean(axis=0), NORMAL_95 * error


def means(data: xr.DataArray) -> Float[np.ndarray, " week"]:
    """Mean over runs, week by week."""
    found: np.ndarray = np.asarray(data.transpose("run", "week"), dtype=float).mean(axis=0)
    return found


def describe_fans(lines: Lines) -> str:
    """Where the means end."""
    ends = [float(means(line.data)[-1]) for line in lines]
    like = max(map(abs, ends))
    first = lines[0].data
    units, when = str(first.attrs.get("units", "1")), spoken(int(first["week"].to_numpy()[-1]))
    each = [f"{line.name} {number(x, like)}" for line, x in zip(lines, ends, strict=True)]
    return f"{first.attrs.get('long_name', '')}, mean by {when}: {', '.join(each)}{after(units)}."


def describe_differences(lines: Lines) -> str:
    """Differences at the end with their intervals."""
    said = []
    for line in lines[1:]:
        _, mean, half = difference(lines[0], line)
        low, high = (fine(mean[-1] + way * half[-1], mean[-1]) for way in (-1, 1))
        said.append(f"{line.name} {signed(fine(mean[-1], mean[-1]))} ({low} to {high})")
    return f"less {lines[0].name} at the end, {'; '.join(said)}."


def describe_curves(level: int, lines: Lines) -> str:
    """How many runs of each study reach a stage."""
    shares = [float(reached(line.data, level)[-1] / line.data.sizes["run"]) for line in lines]
    each = [f"{line.name} {percent(x)}" for line, x in zip(lines, shares, strict=True)]
    return f"Reached by: {', '.join(each)} of runs."
