"""A heat map of what tells the future when."""

import dataclasses
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from sim.report.panels import Figure, Panel
from sim.report.style import INK, MUTED, TONE

MOST = 20
"""Indicators that a heat map shows, the clearest first."""

CLEAR = 0.05


@dataclasses.dataclass(frozen=True)
class Heat:
    """Area under the curve by indicator and week, what of it is clear, and the signposts."""

    names: tuple[str, ...]
    weeks: np.ndarray
    area: np.ndarray
    clear: np.ndarray
    signposts: tuple[tuple[str, int], ...]


def heat(cells: pd.DataFrame, signposts: pd.DataFrame, most: int = MOST) -> Heat | None:
    """The clearest indicators, the signposts first; None where no cell can be told of."""
    if cells.empty:
        return None
    told = cells.assign(strength=(cells["auc"] - 0.5).abs())
    best = told.groupby("name").agg(p=("p", "min"), strength=("strength", "max"))
    ordered = best.sort_values(["p", "strength"], ascending=[True, False]).index
    first = [str(name) for name in signposts["name"]]
    names = (first + [str(name) for name in ordered if name not in first])[:most]
    area, p = (cells.pivot(index="name", columns="week", values=kind) for kind in ("auc", "p"))
    own = set(cells.loc[cells["own"], "name"])
    return Heat(
        names=tuple(f"{name} (own)" if name in own else name for name in names),
        weeks=area.columns.to_numpy(dtype=int),
        area=area.loc[names].to_numpy(dtype=float),
        clear=p.loc[names].to_numpy(dtype=float) <= CLEAR,
        signposts=tuple(zip(first, signposts["week"].astype(int), strict=True)),
    )


def draw_heat(data: Heat, axes: Axes) -> None:
    """Colour by area; what luck may explain is pale, signposts are ringed."""
    step = int(np.diff(data.weeks).min()) if len(data.weeks) > 1 else 1
    edges = np.append(data.weeks, data.weeks[-1] + step) - step / 2
    rows = np.arange(len(data.names) + 1) - 0.5
    pale: Any = np.where(data.clear, 1.0, 0.3)
    mesh = axes.pcolormesh(edges, rows, data.area, cmap=TONE, vmin=0.2, vmax=0.8,
                           alpha=pale)  # fmt: skip
    for name, week in data.signposts:
        place = [label.removesuffix(" (own)") for label in data.names].index(name)
        for color, wide in (("white", 3.6), (INK, 1.6)):
            axes.plot(week, place, marker="o", markersize=8, markerfacecolor="none",
                      markeredgecolor=color, markeredgewidth=wide)  # fmt: skip
    axes.set_yticks(range(len(data.names)), data.names, fontsize=7.5)
    axes.set(ylim=(len(data.names) - 0.5, -0.5), xlabel="week", xlim=(edges[0], edges[-1]))
    axes.grid(visible=False)
    figure = axes.get_figure()
    if figure is not None:
        bar = figure.colorbar(mesh, ax=axes, shrink=0.7, aspect=24, pad=0.02)
        bar.set_alpha(1.0)
        bar.set_ticks([0.2, 0.35, 0.5, 0.65, 0.8])
        bar.ax.set_title("area", fontsize=8, color=MUTED, loc="left", pad=6)
        bar.outline.set_visible(False)


def describe_heat(data: Heat) -> str:
    """The ringed cells in words."""
    if not data.signposts:
        return "No indicator tells more than luck would."
    return " ".join(f"{name} tells most in week {week}." for name, week in data.signposts)


def figure(data: Heat) -> Figure:
    """The heat map as a figure of a report."""
    return Figure(
        "signposts",
        "signposts",
        "What tells the future, and when",
        "Area under the curve: the chance that a run in which the event comes later shows a higher "
        "value than one in which it does not. One half tells nothing; green: high values foretell "
        "it, red: low values. Pale cells luck alone could explain among so many. Rings: signposts.",
        (Panel("", lambda source: source, draw_heat, describe_heat),),
        columns=1,
        width=8.8,
        height=1.1 + 0.22 * len(data.names),
    )
