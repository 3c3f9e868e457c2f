"""The tone of every dyad as a matrix of senders and targets."""

import dataclasses
from typing import Any

import numpy as np
import pandas as pd
import xarray as xr
from matplotlib.axes import Axes

from sim.report.style import INK, MUTED, TONE
from sim.report.words import number, plain

QUARTER = 13
"""Weeks of a quarter."""


@dataclasses.dataclass(frozen=True)
class Tone:
    """Mean tone of each sender (row) toward each target (column); missing where no dyad is.

    `least` is the smallest value that the deepest colour may stand for.
    """

    table: pd.DataFrame
    said: str
    least: float

    @property
    def limit(self) -> float:
        """Value of the deepest colour."""
        largest = np.nanmax(np.abs(self.table.to_numpy(dtype=float)), initial=0.0)
        return max(self.least, float(largest))


def last_quarter(posture: xr.DataArray) -> Tone:
    """Mean over runs and the last quarter; `posture` has dims run, week and dyad."""
    weeks = min(QUARTER, posture.sizes["week"] - 1)
    return Tone(_matrix(posture.isel(week=slice(-weeks, None))), "in the last quarter", 4.0)


def change(posture: xr.DataArray) -> Tone:
    """Mean of the last quarter less that of the first."""
    weeks = min(QUARTER, posture.sizes["week"] - 1)
    first = _matrix(posture.isel(week=slice(1, 1 + weeks)))
    return Tone(last_quarter(posture).table - first, "as a change from the first quarter", 1.0)


def _matrix(posture: xr.DataArray) -> pd.DataFrame:
    frame = pd.DataFrame(
        {
            "sender": posture["sender"].to_numpy(),
            "target": posture["target"].to_numpy(),
            "tone": posture.mean(["run", "week"]).to_numpy(),
        }
    )
    codes = list(dict.fromkeys([*frame["sender"], *frame["target"]]))
    return frame.pivot(index="sender", columns="target", values="tone").reindex(
        index=codes, columns=codes
    )


def tone_matrix(tone: Tone, axes: Axes) -> None:
    """A square for each dyad with its tone written in it; blank where there is no dyad."""
    table = tone.table.to_numpy(dtype=float)
    image = axes.imshow(table, cmap=TONE, vmin=-tone.limit, vmax=tone.limit, aspect="equal")
    bar = axes.figure.colorbar(image, ax=axes, shrink=0.6, aspect=30, pad=0.02)
    bar.outline.set_visible(False)
    bar.set_label(f"Goldstein points {tone.said}")
    codes = list(tone.table.index)
    axes.set_xticks(range(len(codes)), codes, rotation=90)
    axes.set_yticks(range(len(codes)), codes)
    axes.set_ylabel("sender")
    axes.set_xlabel("target")
    axes.xaxis.set_label_position("top")
    axes.xaxis.tick_top()
    axes.tick_params(length=0)
    axes.grid(visible=False)
    axes.spines[:].set_visible(False)
    for row, column in np.argwhere(np.isfinite(table)):
        value = table[row, column]
        red, green, blue, _ = TONE((value / tone.limit + 1) / 2)
        color = "white" if 0.3 * red + 0.59 * green + 0.11 * blue < 0.58 else INK
        axes.text(column, row, _short(value), ha="center", va="center", fontsize=7.5, color=color)
    for place in range(len(codes)):
        axes.text(place, place, "·", ha="center", va="center", color=MUTED)


def _short(value: float) -> str:
    return plain(f"{value:+.1f}" if abs(value) >= 0.05 else "0")


def describe_tone(tone: Tone) -> str:
    """The warmest and the coldest dyads in words."""
    flat: Any = tone.table.stack().dropna()
    flat = flat.sort_values()
    few = min(3, len(flat))

    def pick(rows: "pd.Series[float]") -> str:
        return ", ".join(f"{ends[0]} to {ends[1]} {number(x)}" for ends, x in rows.items())  # type: ignore[index]

    return (
        f"Mean tone {tone.said}: lowest {pick(flat.iloc[:few])}; "
        f"highest {pick(flat.iloc[::-1].iloc[:few])}."
    )
