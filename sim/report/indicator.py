"""One indicator of one study, or of two with their difference, as a figure by itself."""

import dataclasses
import io
from pathlib import Path

import matplotlib
import xarray as xr
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from sim.report.comparison.weekly import Line, describe_differences, differences, fans
from sim.report.comparison.weekly import describe_fans as describe_means
from sim.report.figures.fan import describe_fan, fan
from sim.report.style import BLUE, HOSTILE, STYLE

AT = "@"
"""Stands between an indicator and the state, bloc or theatre that it is looked at for."""
DIMENSIONS = ("state", "bloc", "theatre")
RESOLUTION = 110


@dataclasses.dataclass(frozen=True)
class Shown:
    """An indicator of a study, dims run and week; `luck` is equal where runs can be paired."""

    name: str
    data: xr.DataArray
    luck: tuple[int, int]


def indicators(trajectories: xr.Dataset) -> dict[str, str]:
    """Titles of all indicators that are one number a week, of each state or bloc too, by name."""
    found = {}
    for name, data in trajectories.data_vars.items():
        title = str(data.attrs.get("long_name", name))
        if data.dims == ("run", "week"):
            found[str(name)] = title
        elif data.ndim == 3 and data.dims[2] in DIMENSIONS:
            for one in data[data.dims[2]].to_numpy():
                found[f"{name}{AT}{one}"] = f"{title}: {one}"
    return dict(sorted(found.items(), key=lambda row: row[1].lower()))


def pick(trajectories: xr.Dataset, name: str) -> xr.DataArray:
    """The indicator of a name that `indicators` gives. Raises KeyError for another.

    What happens in a week begins with the first: in week 0 nothing has happened yet, in no run.
    """
    variable, _, one = name.partition(AT)
    data = trajectories[variable]
    title = indicators(trajectories)[name]
    chosen = data.sel({str(data.dims[2]): one}) if one else data
    begins = chosen.isel(week=slice(1, None)) if _happens(chosen) else chosen
    return begins.assign_attrs({**data.attrs, "long_name": title})


def _happens(data: xr.DataArray) -> bool:
    """Whether an indicator counts what happens in a week, as its first two weeks tell."""
    first = data.isel(week=slice(0, 2))
    return bool(first.sizes["week"] > 1 and not first[:, 0].any() and first[:, 1].any())


def figure(first: Shown, second: Shown | None) -> bytes:
    """A fan of one study; of two their means with bands, and the difference, as PNG."""
    panels = 1 if second is None else 2
    with matplotlib.rc_context(STYLE):
        canvas = Figure(
            figsize=(4.6 * panels + 1.4, 3.3 + 0.4 * (panels - 1)), layout="constrained"
        )
        FigureCanvasAgg(canvas)
        axes = canvas.subplots(1, panels, squeeze=False)[0]
        if second is None:
            fan(first.data, axes[0])
        else:
            lines = _lines(first, second)
            fans(lines, axes[0])
            axes[0].set_title("mean and 90 % of runs")
            differences(lines, axes[1])
            axes[1].set_title("second less first, 95 % interval")
            marks = [Line2D([], [], color=line.color, linewidth=2.5) for line in lines]
            names = [line.name for line in lines]
            canvas.legend(marks, names, loc="outside upper left", ncols=2, frameon=False)
        picture = io.BytesIO()
        canvas.savefig(picture, dpi=RESOLUTION, metadata={"Software": None})
    return picture.getvalue()


def told(first: Shown, second: Shown | None) -> str:
    """The figure in words."""
    if second is None:
        return describe_fan(first.data)
    lines = _lines(first, second)
    return f"{describe_means(lines)} Difference: {describe_differences(lines)}"


def _lines(first: Shown, second: Shown) -> tuple[Line, Line]:
    paired = first.luck == second.luck
    return (
        Line(first.name, BLUE, first.data),
        Line(second.name, HOSTILE[0], second.data, paired),
    )


def style() -> str:
    """The style sheet of reports."""
    return (Path(__file__).parent / "templates" / "report.css").read_text(encoding="utf-8")
