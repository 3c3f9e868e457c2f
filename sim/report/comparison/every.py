"""Differences that are the same in every run, for which standard deviations are no measure."""

import math

from matplotlib.axes import Axes

from sim.analysis.deviations import EVERY_RUN
from sim.report.comparison.numbers import signed
from sim.report.style import MUTED
from sim.report.words import SPACE, number

EDGE = 0.015
"""Share of an axis that the mark keeps from its end."""


def size_of(standardised: float) -> str:
    """A difference in standard deviations, signed and without their name, or in words."""
    return EVERY_RUN if math.isinf(standardised) else signed(number(standardised))


def size_with_unit(standardised: float) -> str:
    """The same with the name of the unit, where it has one."""
    said = size_of(standardised)
    return said if said == EVERY_RUN else f"{said}{SPACE}SD"


def size_aloud(standardised: float) -> str:
    """The same where no signed difference stands beside it."""
    side = "higher " if standardised > 0 else "lower "
    return f"{side if math.isinf(standardised) else ''}{size_of(standardised)}"


def mark_every_run(axes: Axes, standardised: float, place: float, color: str) -> None:
    """An arrow at the end of the axis on the side of the difference, which says what it is."""
    above = standardised > 0
    end, marker, inward = (1 - EDGE, ">", "right") if above else (EDGE, "<", "left")
    across = axes.get_yaxis_transform()
    axes.plot(end, place, marker, color=color, markersize=6, transform=across, label=EVERY_RUN)
    axes.annotate(
        EVERY_RUN,
        (end, place),
        xycoords=across,
        xytext=(-6 if above else 6, 0),
        textcoords="offset points",
        ha=inward,
        va="center",
        fontsize=7.5,
        color=MUTED,
    )
