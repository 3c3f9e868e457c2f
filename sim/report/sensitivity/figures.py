"""A tornado for an outcome."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import PercentFormatter

from sim.report.panels import Figure, Panel
from sim.report.sensitivity.rows import NAMES, Outcome, end, short
from sim.report.style import BLUE, HOSTILE, INK, RULE, horizontal
from sim.report.words import number

PALE = "#a9c8dc"
LEFT, RIGHT = "Index with 95 % interval", "The outcome at either end"
ROWS_AN_INCH = 4.4


def tornado(outcome: Outcome) -> Figure:
    """The figure of an outcome: indices on the left, what they mean for it on the right."""
    panels = (
        Panel(LEFT, _self, indices, describe_indices),
        Panel(RIGHT, _self, swings, describe_swings),
    )
    height = 1.0 + len(outcome.parameters) / ROWS_AN_INCH
    caption = (
        "Left: strength of each parameter; grey where it does not stand out from luck. Right: mean "
        "of the outcome over runs with the lowest and highest fifth of the parameter's values, "
        "with its 95 % interval; bars begin at the mean of all runs."
    )
    return Figure(outcome.name, "outcomes", outcome.long_name, caption, panels, columns=2,
                  width=4.4, height=height, shared=True)  # fmt: skip


def _self(outcome: Outcome) -> Outcome:
    return outcome


def indices(outcome: Outcome, axes: Axes) -> None:
    """A bar a parameter and index, strongest on top, with its interval."""
    names, thick = outcome.indices, 0.72 / len(outcome.indices)
    for number_, name in enumerate(names):
        rows = outcome.of(name)
        places = _places(outcome) + thick * ((len(names) - 1) / 2 - number_)
        axes.barh(places, rows["value"], height=thick, color=_colors(rows, name))
        for place, (_, row) in zip(places, rows.iterrows(), strict=True):
            axes.plot([row["low"], row["high"]], [place, place], color=INK, linewidth=0.9)
    if "noise" in outcome.rows:
        axes.axvline(float(outcome.rows["noise"].iloc[0]), color=INK, linewidth=0.8, linestyle=":")
    axes.axvline(0, color=INK, linewidth=0.8)
    _name_parameters(outcome, axes)
    dark, *pale = names
    axes.set_xlabel(f"{NAMES[dark]} (dark), {NAMES[pale[0]]} (pale)" if pale else NAMES[dark])


def swings(outcome: Outcome, axes: Axes) -> None:
    """Mean outcome at the low and the high end of each parameter, with its 95 % interval."""
    rows, places = outcome.of(outcome.main), _places(outcome)
    # Each end has a lane of its own: both may lie on the same side of the mean.
    for column, color, lane in (("at_low", PALE, 0.18), ("at_high", BLUE, -0.18)):
        width = rows[column] - outcome.mean
        axes.barh(places + lane, width, left=outcome.mean, height=0.36, color=color)
        around = rows[[f"{column}_from", f"{column}_to"]].to_numpy()
        axes.hlines(places + lane, *around.T, color=INK, linewidth=0.9)
    axes.axvline(outcome.mean, color=INK, linewidth=0.8)
    _name_parameters(outcome, axes)
    axes.set_xlabel(_ends_label(outcome))
    axes.margins(x=0.08)
    if outcome.chance:
        axes.xaxis.set_major_formatter(PercentFormatter(1.0))


def _ends_label(outcome: Outcome) -> str:
    """What the right panel measures, and in which unit."""
    what = "chance" if outcome.chance else "mean"
    units = f"{outcome.units}; " if outcome.units else ""
    return f"{what} in the lowest (pale) and highest (dark) fifth\n{units}line: 95 % interval"


def describe_indices(outcome: Outcome) -> str:
    """The strongest parameters in words."""
    rows = outcome.of(outcome.main)
    said = [f"{short(r['parameter'])} {number(float(r['value']))}" for _, r in rows[:5].iterrows()]
    name = NAMES[outcome.main]
    return f"{name[:1].upper()}{name[1:]}: {'; '.join(said)}."


def describe_swings(outcome: Outcome) -> str:
    """What the strongest parameter does to the outcome, in words."""
    row = outcome.of(outcome.main).iloc[0]
    low, high = (end(outcome, row.to_dict(), name) for name in ("at_low", "at_high"))
    what = "Chance" if outcome.chance else "Mean"
    return f"{what} {low} where {short(row['parameter'])} is low, {high} where it is high."


def _places(outcome: Outcome) -> np.ndarray:
    return np.arange(len(outcome.parameters))[::-1].astype(float)


def _name_parameters(outcome: Outcome, axes: Axes) -> None:
    axes.set_yticks(_places(outcome), [short(label) for label in outcome.parameters])
    axes.set_ylim(-0.6, len(outcome.parameters) - 0.4)
    horizontal(axes)


def _colors(rows: pd.DataFrame, name: str) -> list[str]:
    if name == "ST":
        return [PALE if clear else RULE for clear in rows["clear"]]
    deep = [BLUE if value >= 0 else HOSTILE[0] for value in rows["value"]]
    return [color if clear else RULE for color, clear in zip(deep, rows["clear"], strict=True)]
