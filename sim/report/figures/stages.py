"""How many runs have reached each stage of the peace process, week by week."""

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.ticker import PercentFormatter

from sim.report.calendar import dates, spoken
from sim.report.statistics import Chance, chance
from sim.report.style import INK, RAMP, time_axis
from sim.report.words import odds, percent

STAGES = {
    2: "formal proposal",
    3: "talks",
    4: "framework",
    5: "ceasefire",
    6: "settlement",
}
"""Stages beyond unofficial drafts, in the order in which they are reached."""


def reached(stage: xr.DataArray, level: int) -> np.ndarray:
    """Number of runs that have been at a stage by each week."""
    values = np.asarray(stage.transpose("run", "week"), dtype=float)
    return np.asarray((np.maximum.accumulate(values, axis=1) >= level).sum(axis=0))


def stages_reached(stage: xr.DataArray, axes: Axes) -> None:
    """Share of runs that have reached each stage, with 95 % Wilson intervals after the start."""
    days = dates(stage["week"].to_numpy())
    runs = stage.sizes["run"]
    ends = []
    for color, (level, name) in zip(RAMP, STAGES.items(), strict=True):
        curve = [chance(int(count), runs) for count in reached(stage, level)]
        axes.fill_between(days, *band(curve), color=color, alpha=0.22, linewidth=0)
        axes.plot(days, [found.share for found in curve], color=color, linewidth=1.9)
        ends.append((curve[-1].share, name))
    axes.set_ylim(0, 1.02)
    axes.yaxis.set_major_formatter(PercentFormatter(1.0))
    time_axis(axes, days)
    for place, (share, name) in zip(_apart([share for share, _ in ends]), ends, strict=True):
        axes.annotate(
            f"{name} {percent(share)}",
            (days[-1], place),
            xytext=(6, 0),
            textcoords="offset points",
            color=INK,
            fontsize=8.5,
            fontweight="bold",
            va="center",
            annotation_clip=False,
        )


def band(curve: list[Chance]) -> tuple[list[float], list[float]]:
    """Bounds by week, without width at the start: where all runs begin is given, not drawn."""
    start, later = curve[0].share, curve[1:]
    return [start, *(found.low for found in later)], [start, *(found.high for found in later)]


def _apart(shares: list[float], least: float = 0.052) -> list[float]:
    """Heights of labels near their curves' ends, none upon another; shares fall in order."""
    places = [min(1.0, shares[0])]
    for share in shares[1:]:
        places.append(min(share, places[-1] - least))
    lift = max(0.0, 0.02 - places[-1])
    raised = [places[-1] + lift]
    for place in reversed(places[:-1]):
        raised.append(max(place, raised[-1] + least))
    return raised[::-1]


def describe_stages(stage: xr.DataArray) -> str:
    """What the curves show, for those who cannot see them."""
    runs, last = stage.sizes["run"], int(stage["week"].to_numpy()[-1])
    parts = [
        f"{name} {odds(chance(int(reached(stage, level)[-1]), runs))}"
        for level, name in STAGES.items()
    ]
    return f"Share of runs that have reached each stage by {spoken(last)}: {'; '.join(parts)}."
