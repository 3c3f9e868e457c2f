"""What figures are made of, and what each panel takes from a study."""

import dataclasses
from collections.abc import Callable
from typing import Any

import xarray as xr
from matplotlib.axes import Axes

from sim.report.figures.fan import describe_fan, fan
from sim.report.figures.moves import Events
from sim.report.folder import Study

BANDS = "Line: median of the runs. Dark band: the middle half of them; light band: 90 %."
"""Legend of a fan chart."""


@dataclasses.dataclass(frozen=True)
class Panel:
    """One plot: what to take from a source (None if it lacks it), how to draw it and say it.

    The source is a study, or a pair of studies where two are compared.
    """

    title: str
    pick: Callable[[Any], Any]
    draw: Callable[[Any, Axes], None] = fan
    describe: Callable[[Any], str] = describe_fan


@dataclasses.dataclass(frozen=True)
class Figure:
    """Panels that answer one question together.

    `width` and `height` are those of a panel in inches; `assumes` are the numbers of the
    structural assumptions that the figure leans on; `key` holds names with their colours, for a
    legend above all panels; `left_out` introduces the panels that a source cannot fill.
    """

    name: str
    section: str
    title: str
    caption: str
    panels: tuple[Panel, ...]
    columns: int = 3
    width: float = 2.95
    height: float = 2.2
    shared: bool = False
    assumes: tuple[str, ...] = ()
    key: tuple[tuple[str, str], ...] = ()
    left_out: str = "Not in this study"


def indicator(name: str) -> Callable[[Study], xr.DataArray | None]:
    """A single-number indicator, unless the study lacks it or it is zero throughout."""

    def pick(study: Study) -> xr.DataArray | None:
        return None if study.level(name) is None else study.trajectories[name]

    return pick


def part(name: str, **place: str) -> Callable[[Study], xr.DataArray | None]:
    """One column of an indicator with an axis, as in `part("incidents", theatre="gulf")`."""

    def pick(study: Study) -> xr.DataArray | None:
        data = study.trajectories.get(name)
        present = data is not None and all(
            axis in data.dims and value in data[axis] for axis, value in place.items()
        )
        return data.sel(place) if data is not None and present else None

    return pick


def whole(name: str, axis: str) -> Callable[[Study], xr.DataArray | None]:
    """A whole indicator with its axis."""

    def pick(study: Study) -> xr.DataArray | None:
        data = study.trajectories.get(name)
        return data if data is not None and axis in data.dims else None

    return pick


def smooth(
    pick: Callable[[Study], xr.DataArray | None], weeks: int = 13
) -> Callable[[Study], xr.DataArray | None]:
    """A weekly flow as its running mean; week 0, when nothing has happened, is left out."""

    def picked(study: Study) -> xr.DataArray | None:
        data = pick(study)
        if data is None or data.sizes["week"] <= weeks:
            return None
        flow = data.isel(week=slice(1, None))
        mean = flow.rolling(week=weeks).mean().isel(week=slice(weeks - 1, None))
        return mean.assign_attrs(data.attrs)

    return picked


def events(study: Study) -> Events | None:
    """The notable moves of a study; None where it recorded none."""
    if study.events.empty or not study.weeks:
        return None
    return Events(study.events, study.runs, study.years)


def then(pick: Callable[[Study], Any], work: Callable[[Any], Any]) -> Callable[[Study], Any]:
    """What a function makes of what is picked; None where there is nothing to pick."""

    def picked(study: Study) -> Any:
        data = pick(study)
        return None if data is None else work(data)

    return picked


def in_units(
    units: str, pick: Callable[[Study], xr.DataArray | None]
) -> Callable[[Study], xr.DataArray | None]:
    """What is picked, with a unit in words that fits it better than that of its indicator."""
    return then(pick, lambda data: data.assign_attrs(units=units))
