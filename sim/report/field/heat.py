"""Tables drawn as colours with their numbers in them."""

import dataclasses
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import Colormap, LinearSegmentedColormap

from sim.report.panels import Panel
from sim.report.style import INK, MUTED

APART = LinearSegmentedColormap.from_list(
    "apart", ["#a5601c", "#e9c193", "#f7f7f5", "#9cc4e0", "#1f5f96"]
)
"""Below and above through a pale middle; brown and blue, apart for everyone, neither good."""
SHARE = LinearSegmentedColormap.from_list("share", ["#ffffff", "#9cc4e0", "#1f5f96"])
NOTHING = "\N{MIDDLE DOT}"
"""What stands where no number is told from zero."""
DARK = 0.55
"""Brightness below which a number is written in white."""


@dataclasses.dataclass(frozen=True)
class Heat:
    """A table to be drawn: colours from `values` over `limits`, and a text for each.

    `groups` are names of groups of rows with the number of rows of each.
    """

    values: pd.DataFrame
    texts: pd.DataFrame
    limits: tuple[float, float]
    colors: Colormap
    across: str = ""
    down: str = ""
    groups: tuple[tuple[str, int], ...] = ()
    steep: bool = True


def draw_heat(heat: Heat, axes: Axes) -> None:
    """A square for each number, its text in it; nothing where a number is missing."""
    values = heat.values.to_numpy(dtype=float)
    low, high = heat.limits
    axes.imshow(values, cmap=heat.colors, vmin=low, vmax=high, aspect="auto")
    _names(heat, axes)
    for row, column in np.argwhere(np.isfinite(values)):
        red, green, blue, _ = heat.colors((values[row, column] - low) / (high - low))
        dark = 0.3 * red + 0.59 * green + 0.11 * blue < DARK
        axes.text(column, row, str(heat.texts.iat[row, column]), ha="center", va="center",
                  fontsize=7.5, color="white" if dark else INK)  # fmt: skip
    _grid(axes, values.shape)
    _groups(heat, axes)


def _names(heat: Heat, axes: Axes) -> None:
    turn: dict[str, object] = {"rotation": 40, "ha": "left", "rotation_mode": "anchor"}
    axes.set_xticks(range(heat.values.shape[1]), [str(name) for name in heat.values.columns],
                    **(turn if heat.steep else {}), color=INK)  # type: ignore[arg-type]  # fmt: skip
    axes.set_yticks(
        range(heat.values.shape[0]), [str(name) for name in heat.values.index], color=INK
    )
    axes.xaxis.tick_top()
    axes.xaxis.set_label_position("top")
    axes.set_xlabel(heat.across, color=MUTED)
    axes.set_ylabel(heat.down, color=MUTED)
    axes.tick_params(length=0, pad=3)
    axes.grid(visible=False)
    axes.spines[:].set_visible(False)


def _grid(axes: Axes, shape: tuple[int, ...]) -> None:
    for row in range(1, shape[0]):
        axes.axhline(row - 0.5, color="white", linewidth=1.2)
    for column in range(1, shape[1]):
        axes.axvline(column - 0.5, color="white", linewidth=1.2)


def _groups(heat: Heat, axes: Axes) -> None:
    """Names of groups of rows on their right."""
    start, edge = 0, heat.values.shape[1] - 0.5
    for name, size in heat.groups:
        axes.plot([edge + 0.12] * 2, [start - 0.4, start + size - 0.6], color=MUTED,
                  linewidth=1.2, clip_on=False)  # fmt: skip
        axes.annotate(name, (edge, start + (size - 1) / 2), xytext=(12, 0),
                      textcoords="offset points", ha="center", va="center", fontsize=7.5,
                      color=MUTED, rotation=270, annotation_clip=False)  # fmt: skip
        start += size
    axes.set_xlim(-0.5, edge)


def describe_heat(heat: Heat) -> str:
    """The largest and the smallest of the numbers that are written, in words."""
    named = heat.texts.set_axis(heat.values.index).set_axis(heat.values.columns, axis=1)
    text: Any = named.stack()
    flat: Any = heat.values.where(~named.isin(["", NOTHING])).stack().dropna()
    if flat.empty:
        return "No number stands out."
    flat = flat.sort_values(kind="stable")
    few = min(4, len(flat))

    def say(rows: "pd.Series[float]") -> str:
        return "; ".join(f"{row}, {column}: {text[(row, column)]}" for row, column in rows.index)

    return f"Smallest: {say(flat.iloc[:few])}. Largest: {say(flat.iloc[::-1].iloc[:few])}."


def panel_of(title: str, heat: Heat) -> Panel:
    """A panel that holds its own table."""
    return Panel(title, lambda _: heat, draw_heat, describe_heat)
