"""Figures of a box: the trade-off of density and coverage, and what it keeps of each input."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import PercentFormatter

from sim.report.discovery.sentences import rows
from sim.report.panels import Figure, Panel
from sim.report.style import BLUE, HOSTILE, INK, MUTED, RULE
from sim.report.words import percent

MOST = 12
"""Restricted inputs that a figure shows, the surest first."""

CURVE = (
    "Each point is a box of the peeling, from the one that holds every run (right) to the "
    "smallest (left). The upper line flatters: it is drawn from the runs that made the boxes. "
)
CROSS = "The cross is the box below, on the other runs, with 95 % intervals."
NO_CROSS = "None of them stands out."
KEPT = (
    "Pale: the range that was sampled, or the choices there were; dark: what the box keeps. "
    "Inputs that are not shown are not restricted."
)
THINNEST = 0.012
"""Share of an axis that a bar of a single value takes, which has no width of its own."""


def figures(restrictions: pd.DataFrame) -> tuple[Figure, ...]:
    """Both figures; the second grows with the number of restricted inputs."""
    shown = min(MOST, len(restrictions))
    return (
        Figure(
            "trade_off",
            "",
            "Density against coverage",
            CURVE + (CROSS if shown else NO_CROSS),
            (Panel("", _source, trade_off, describe_trade_off),),
            columns=1,
            width=6.6,
            height=3.6,
        ),
        Figure(
            "box",
            "",
            "What the box keeps of each input",
            KEPT,
            (Panel("", _restricted, box, describe_box),),
            columns=1,
            width=8.4,
            height=0.4 + 0.72 * shown,
        ),
    )


Source = tuple[Mapping[str, Any], pd.DataFrame, pd.DataFrame]
"""Summary, steps and restrictions."""


def _source(source: Source) -> Source:
    return source


def _restricted(source: Source) -> pd.DataFrame | None:
    return source[2].head(MOST) if len(source[2]) else None


def trade_off(source: Source, axes: Axes) -> None:
    """Density over coverage, for the runs that made the boxes and for the others."""
    summary, steps, _ = source
    for ends, color, name in (("", MUTED, "runs that made them"), ("_judged", BLUE, "other runs")):
        axes.plot(steps[f"coverage{ends}"], steps[f"density{ends}"], color=color, label=name,
                  marker="o", markersize=3, linewidth=1.2)  # fmt: skip
    axes.axhline(summary["share"], color=INK, linewidth=0.8, linestyle=":")
    axes.annotate(f"all runs: {percent(summary['share'])}", (0.0, summary["share"]), (2, 3),
                  textcoords="offset points", fontsize=7.5, color=INK,
                  bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.4})  # fmt: skip
    if summary["box"]:
        judged = summary["judged_on"]
        axes.errorbar(judged["coverage"], judged["density"], **_bars(judged), color=HOSTILE[0],
                      marker="X", markersize=8, capsize=2, linewidth=1.2, zorder=5,
                      label="the box, on other runs", linestyle="none")  # fmt: skip
    axes.set(xlim=(0, 1.02), ylim=(0, min(1.05, 1.1 * float(steps["density"].max()) + 0.05)))
    axes.xaxis.set_major_formatter(PercentFormatter(1.0))
    axes.yaxis.set_major_formatter(PercentFormatter(1.0))
    axes.set(xlabel="coverage: share of all such runs in the box", ylabel="density")
    axes.legend(frameon=False, fontsize=8, loc="upper right")


def _bars(judged: Mapping[str, Any]) -> dict[str, Any]:
    def around(name: str) -> np.ndarray:
        low, high = judged[f"{name}95"]
        return np.maximum([[judged[name] - low], [high - judged[name]]], 0.0)

    return {"xerr": around("coverage"), "yerr": around("density")}


def describe_trade_off(source: Source) -> str:
    """The box's own point in words."""
    judged = source[0]["judged_on"]
    return (
        f"On other runs the box has a density of {percent(judged['density'])} and a coverage of "
        f"{percent(judged['coverage'])}."
    )


def box(restrictions: pd.DataFrame, axes: Axes) -> None:
    """A bar a restricted input, from its least to its largest value, the part kept in dark."""
    said = rows(restrictions)
    for place, (row, words) in enumerate(zip(restrictions.to_dict("records"), said, strict=True)):
        if row["kind"] == "choice":
            _chips(row, place, axes)
        else:
            _bar(row, words[2], place, axes)
        kept = f"{words[1]}   quasi-p {words[3]}"
        axes.annotate(kept, (0, place), (0, 12), textcoords="offset points", color=INK, fontsize=8)
    axes.set(xlim=(0, 1), ylim=(len(said) - 0.4, -0.8), xticks=[])
    axes.set_yticks(range(len(said)), [words[0] for words in said])
    axes.grid(visible=False)
    axes.spines["bottom"].set_visible(False)


def _bar(row: Mapping[Any, Any], of: str, place: int, axes: Axes) -> None:
    span = row["most"] - row["least"]
    axes.barh(place, 1.0, height=0.3, color=RULE, linewidth=0)
    wide = max((row["high"] - row["low"]) / span, THINNEST)
    start = min((row["low"] - row["least"]) / span, 1.0 - wide)
    axes.barh(place, wide, left=start, height=0.3, color=BLUE, linewidth=0)
    for end, text in enumerate(of.split(" to ")):
        axes.annotate(text, (end, place), (0, -16), textcoords="offset points", color=MUTED,
                      fontsize=7.5, ha="right" if end else "left")  # fmt: skip


def _chips(row: Mapping[Any, Any], place: int, axes: Axes) -> None:
    wide = 1.0 / len(row["of"])
    for number, name in enumerate(row["of"]):
        kept = name in row["kept"]
        axes.barh(place, 0.985 * wide, left=number * wide, height=0.36, linewidth=0,
                  color=BLUE if kept else RULE)  # fmt: skip
        axes.annotate(name, ((number + 0.49) * wide, place), ha="center", va="center",
                      fontsize=7.5, color="white" if kept else MUTED)  # fmt: skip


def describe_box(restrictions: pd.DataFrame) -> str:
    """What is kept of each input, in words."""
    return " ".join(f"{name}: {kept} of {of}." for name, kept, of, *_ in rows(restrictions))
