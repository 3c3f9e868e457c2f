"""Averages of the model against the event data: level and spread, memory, rates of moves."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from sim.analysis.realism import Realism
from sim.report.style import BLUE, INK, MUTED, RULE


def averages(found: Realism) -> Figure:
    """Level and spread by dyad, memory and the two directions, and rates of moves."""
    canvas = Figure(figsize=(8.6, 6.4), layout="constrained")
    (mean, sd), (memory, moves) = canvas.subplots(2, 2)
    _by_dyad(found.dyads, "mean", mean)
    mean.set(
        title="Mean tone, points", xlabel="data", ylabel="model, 95 % of runs (dark: data outside)"
    )
    _by_dyad(found.dyads, "sd_within", sd)
    sd.set(
        title="Spread within a year, points",
        xlabel="data",
        ylabel="model, 95 % of runs (dark: data outside)",
    )
    _memory(found.pooled, memory)
    _moves(found.moves, moves)
    return canvas


def _by_dyad(dyads: pd.DataFrame, name: str, axes: Axes) -> None:
    rows = dyads.dropna(subset=[name, f"{name}_model"])
    rows = rows[rows["weeks"] >= 30]
    inside = (rows[name] >= rows[f"{name}_low"]) & (rows[name] <= rows[f"{name}_high"])
    ends = [float(rows[[name, f"{name}_low"]].min().min()), float(rows[f"{name}_high"].max())]
    axes.plot(ends, ends, color=MUTED, linewidth=0.8, linestyle=":")
    axes.vlines(rows[name], rows[f"{name}_low"], rows[f"{name}_high"], color=RULE, linewidth=1.2)
    colors = np.where(inside, BLUE, INK)
    axes.scatter(rows[name], rows[f"{name}_model"], s=14, c=list(colors), zorder=3)
    far = rows.assign(gap=(rows[name] - rows[f"{name}_model"]).abs())[~inside]
    for place, (_, row) in enumerate(far.nlargest(4, "gap").iterrows()):
        axes.annotate(
            row["dyad"].replace(">", "→"),
            (row[name], row[f"{name}_model"]),
            xytext=(-3, 7 if place % 2 else -11),
            textcoords="offset points",
            fontsize=6.5,
            color=INK,
        )


def _memory(pooled: pd.DataFrame, axes: Axes) -> None:
    rows = pooled.set_index("statistic")
    lags = [name for name in rows.index if str(name).startswith("lag")]
    names = ["together", "answer", *lags]
    place = np.array([0.0, 1.3, *(np.arange(len(lags)) + 3.2)])
    own = rows.loc[names]
    bars = np.stack([own["model"] - own["low"], own["high"] - own["model"]])
    axes.errorbar(place, own["model"], yerr=bars, color=BLUE, fmt="o", markersize=4, label="model")
    axes.scatter(place, own["data"], marker="D", s=22, color=INK, zorder=3, label="data")
    axes.axhline(0.0, color=MUTED, linewidth=0.8)
    axes.axvline(2.25, color=RULE, linewidth=0.8)
    ticks = ["same\nweek", "one\nbefore", *(str(k + 1) for k in range(len(lags)))]
    axes.set_xticks(place, ticks)
    axes.set_title("Correlations within a year")
    axes.set_xlabel("with the other direction | with itself, weeks before")
    axes.set_ylabel("mean over dyads")
    axes.legend(frameon=False, fontsize=7.5)


def _moves(moves: pd.DataFrame, axes: Axes) -> None:
    rate, table = moves["simulated"], moves["table"]
    ends = np.array([table.min(), table.max()])
    axes.fill_between(ends, ends * np.exp(-0.2), ends * np.exp(0.2), color=RULE, linewidth=0)
    axes.plot(ends, ends, color=MUTED, linewidth=0.8, linestyle=":")
    off = moves["log_ratio"].abs() > 0.2
    axes.scatter(table, rate, s=9, c=list(np.where(off, INK, BLUE)), alpha=0.8, zorder=3)
    axes.set(xscale="log", yscale="log", xlabel="table (grey: within 20 %)", ylabel="model")
    axes.set_title("Notable moves by dyad, a year")
