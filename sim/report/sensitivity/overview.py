"""All outcomes and the parameters that drive most of them, at a glance."""

import dataclasses
import textwrap
from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap

from sim.report.panels import Figure, Panel
from sim.report.sensitivity.rows import NAMES, Outcome, short
from sim.report.style import INK, MUTED, TONE
from sim.report.words import plain


@dataclasses.dataclass(frozen=True)
class Overview:
    """Strongest index of parameters (columns) for outcomes (rows); zero where none is clear."""

    values: pd.DataFrame
    signed: bool


MOST_PARAMETERS = 28
LETTERS = 62
"""Letters of an outcome's name that the figure has room for."""
PALE_TO_BLUE = LinearSegmentedColormap.from_list("share", ["#f6f2ec", "#1d5680"])


def overview(table: pd.DataFrame, found: Sequence[Outcome]) -> Figure | None:
    """The figure of all outcomes and the parameters that drive most; None where none does."""
    main = found[0].main if found else ""
    rows = table[(table["index"] == main) & table["clear"].astype(bool)]
    if rows.empty:
        return None
    values = rows.pivot(index="outcome", columns="parameter", values="value").fillna(0.0)
    weight = (values**2).sum().sort_values(ascending=False, kind="stable")
    values = values[weight.index[:MOST_PARAMETERS]]
    values = values.loc[[o.name for o in found if o.name in values.index]]
    shown = (values != 0).any(axis=1)
    names = {outcome.name: outcome.long_name for outcome in found}
    left = [names[str(name)] for name in values.index[~shown]]
    values = values[shown].rename(index=names)
    data = Overview(values, main == "PRCC")
    caption = (
        f"{NAMES[main][:1].upper()}{NAMES[main][1:]} in hundredths where it stands out from luck"
        + (": blue-green raises the outcome, brown lowers it." if data.signed else ".")
        + f" The {values.shape[1]} parameters that drive most, the strongest first."
        + (f" Others drive {', '.join(left)}, which have figures below." if left else "")
    )
    panel = Panel("", lambda _: data, heat, describe_heat)
    height = 2.4 + 0.17 * len(values)
    return Figure("overview", "brief", "Which assumption drives which outcome", caption, (panel,),
                  columns=1, width=10.2, height=height)  # fmt: skip


def heat(data: Overview, axes: Axes) -> None:
    """A cell an outcome and parameter, coloured by the index and with its hundredths."""
    most = float(data.values.abs().to_numpy().max())
    axes.imshow(data.values, cmap=TONE if data.signed else PALE_TO_BLUE, aspect="auto",
                vmin=-most if data.signed else 0, vmax=most)  # fmt: skip
    rows, columns = data.values.shape
    for place, value in np.ndenumerate(data.values.to_numpy()):
        if value:
            strong = abs(value) > 0.6 * most
            axes.text(place[1], place[0], plain(f"{100 * value:.0f}"), fontsize=6,
                      color="white" if strong else INK, ha="center", va="center")  # fmt: skip
    said = [textwrap.shorten(str(name), LETTERS, placeholder=" ...") for name in data.values.index]
    axes.set_yticks(range(rows), said, fontsize=6.5)
    axes.set_xticks(range(columns), [short(label) for label in data.values.columns],
                    rotation=55, ha="left", rotation_mode="anchor", fontsize=7)  # fmt: skip
    axes.xaxis.tick_top()
    axes.tick_params(length=0, color=MUTED)
    axes.grid(visible=False)
    axes.set_xticks(np.arange(columns + 1) - 0.5, minor=True)
    axes.set_yticks(np.arange(rows + 1) - 0.5, minor=True)
    axes.grid(which="minor", color="white", linewidth=1.2)
    axes.tick_params(which="minor", length=0)


def describe_heat(data: Overview) -> str:
    """How many outcomes and parameters there are, and the first."""
    rows, columns = data.values.shape
    return f"{rows} outcomes and {columns} parameters; first {short(data.values.columns[0])}."
