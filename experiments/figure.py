"""The figure of an experiment: weekly means above, paired differences below."""

from collections.abc import Mapping
from pathlib import Path
from textwrap import fill
from typing import Any

import matplotlib
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from sim.report.comparison.every import mark_every_run
from sim.report.hidden import styles
from sim.report.style import MUTED, STYLE, horizontal, name_unit
from sim.scenario import Scenario

COLOURS = ("#66717d", "#1f6f9f", "#b5482a", "#1c7a72", "#8a6bb1", "#c58f1e", "#3f2f24")
"""Grey for the status quo, then hues that colour-blind readers tell apart."""

BAND = 1.96
"""Standard errors on each side of a weekly mean: 95 %."""

MIXED = 3
"""Bands that can still be told apart where they overlap."""

TITLE_WIDTH, WIDTH, LONG = 38, 46, 40
"""Letters in a line of a panel's title, in one of an outcome's name, and in a scenario's name
beyond which three do not fit beside each other."""


def draw(
    path: Path,
    design: Mapping[str, Any],
    weekly: Mapping[str, Mapping[str, Any]],
    table: pd.DataFrame,
    scenario: Scenario,
) -> None:
    """Write the figure as a PNG."""
    if len(design["scenarios"]) > len(COLOURS):
        raise ValueError(f"a figure has colours for {len(COLOURS)} scenarios at most")
    with matplotlib.rc_context(STYLE):
        rows = len(design["shown"]) * max(1, len(design["scenarios"]) - 1)
        canvas = Figure(figsize=(9.5, 3.4 + 1.0 + 0.17 * rows), layout="constrained")
        FigureCanvasAgg(canvas)
        halves: Any = canvas.subfigures(2, 1, height_ratios=(3.4, 1.0 + 0.17 * rows))
        above, below = halves
        panels = above.subplots(1, len(weekly), squeeze=False)[0]
        for axes, (name, lines) in zip(panels, weekly.items(), strict=True):
            paths(axes, lines)
            axes.set_title(fill(scenario.indicators[name].long_name, TITLE_WIDTH), fontsize=8)
            name_unit(axes, scenario.indicators[name].units)
        marks, names = _key(design)
        columns = 2 if max(map(len, names)) > LONG else min(3, len(names))
        above.legend(marks, names, loc="outside lower center", ncols=columns, fontsize=8,
                     frameon=False)  # fmt: skip
        _differences(below.subplots(), design, table, scenario)
        canvas.savefig(path, dpi=130, metadata={"Software": None})


def _key(design: Mapping[str, Any]) -> tuple[list[Line2D], list[str]]:
    """Colours and names of scenarios; one not held against the first names its reference."""
    first = next(iter(design["scenarios"]))
    against = {name: each.get("against") for name, each in design["scenarios"].items()}
    names = [
        name if reference in (first, name, None) else f"{name} (less {reference})"
        for name, reference in against.items()
    ]
    marks = [Line2D([], [], color=colour, linewidth=2) for colour in COLOURS[: len(names)]]
    return marks, names


def paths(axes: Axes, lines: Mapping[str, Any]) -> None:
    """Weekly means with bands; where bands lie on each other, whiskers at the end instead."""
    # Flows have no week 0, so that all lines begin a week later.
    means = [line.mean[1:] for line in lines.values()]
    halves = [BAND * line.error[1:] for line in lines.values()]
    apart = not _crowded(np.array(means), np.array(halves))
    weeks = np.arange(1, len(means[0]) + 1)
    each = zip(lines, means, halves, COLOURS, styles(means), strict=False)
    for place, (name, mean, half, colour, style) in enumerate(each):
        axes.plot(weeks, mean, color=colour, linewidth=1.6, linestyle=style, label=name)
        if apart:
            band = (weeks, mean - half, mean + half)
            axes.fill_between(*band, color=colour, alpha=0.18, linewidth=0)
        else:
            end = weeks[-1] * (1.03 + 0.025 * place)
            axes.errorbar(end, mean[-1], half[-1], color=colour, linewidth=1.6, marker="none")
    axes.set_xlabel("week" if apart else "week; 95 % of the last week beside the lines")
    if not apart:
        axes.set_xticks([tick for tick in axes.get_xticks() if 0 <= tick <= weeks[-1]])


def _crowded(means: np.ndarray, halves: np.ndarray) -> bool:
    """Whether more than MIXED bands lie on one place in most weeks, so that none is told apart."""
    covers = np.abs(means - means.mean(axis=0)) <= halves
    return bool((covers.sum(axis=0) > MIXED).mean() > 0.5)


def _differences(
    axes: Axes, design: Mapping[str, Any], table: pd.DataFrame, scenario: Scenario
) -> None:
    """A dot and a 99 % interval for each outcome and scenario, in standard deviations."""
    names = list(design["scenarios"])
    places, labels = [], []
    place = 0.0
    for outcome in design["shown"]:
        first = place
        for name, colour in zip(names, COLOURS, strict=False):
            row = table[(table["scenario"] == name) & (table["outcome"] == outcome)].iloc[0]
            if row["against"] != name:
                _dot(axes, row, place, colour)
                place -= 1.0
        places.append((first + place + 1.0) / 2)
        if outcome != design["shown"][-1]:
            axes.axhline(place + 0.2, color="#eef1f4", linewidth=0.8, zorder=0)
        labels.append(fill(scenario.outcomes[outcome].long_name.partition(", units")[0], WIDTH))
        place -= 0.6
    axes.axvline(0.0, color=MUTED, linewidth=0.8)
    axes.set_yticks(places, labels, fontsize=7.5)
    said = f"paired difference from {names[0]}"
    others = " (or the scenario in brackets)" if len(set(table["against"])) > 1 else ""
    axes.set_xlabel(f"{said}{others} in standard deviations, 99 % interval", fontsize=8)
    horizontal(axes)


def _dot(axes: Axes, row: Any, place: float, colour: str) -> None:
    size = row["standardised"]
    if np.isinf(size):
        mark_every_run(axes, size, place, colour)
        return
    unit = row["difference"] / size if size else 1.0
    low, high = row["low"] / unit, row["high"] / unit
    axes.plot([low, high], [place, place], color=colour, linewidth=1.4)
    axes.plot([size], [place], "o", color=colour, markersize=4)
