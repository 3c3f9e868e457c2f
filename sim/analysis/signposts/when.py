"""When an event happens in each run, and which indicators are the outcome itself."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np
import xarray as xr
from jaxtyping import Bool, Float

from sim.analysis.discovery import Event

Series = Float[np.ndarray, "run week"]
NAMED_BY = ("indicator", "cause", "answer", "part", "whole")
"""Settings of an outcome that name what it is made of."""


def first_week(
    event: Event, about: Mapping[str, Any], data: xr.Dataset
) -> Float[np.ndarray, " run"] | None:
    """Week in which the event happens, infinite where it does not; None where it has no week.

    `about` is the outcome's configuration. Reaching a level, a peak above a limit and a total
    above a limit have a week; means and last values are known at the end alone.
    """
    kind = str(about.get("_target_", "")).rpartition(".")[2]
    indicator = str(about.get("indicator", ""))
    if indicator not in data or data[indicator].dims != ("run", "week"):
        return None
    reaches = _HAPPENS.get((kind, event.side))
    if reaches is None:
        return None
    values = np.asarray(data[indicator].to_numpy(), dtype=float)
    there = reaches(values, event, float(about.get("level", 0.0)))
    week = np.where(there.any(axis=1), there.argmax(axis=1), np.inf)
    return np.where(event.happened, week, np.inf)


def _at_level(values: Series, event: Event, level: float) -> Bool[np.ndarray, "run week"]:
    return values >= level


def _above(values: Series, event: Event, level: float) -> Bool[np.ndarray, "run week"]:
    return _after_start(values > event.limit)


def _summed(values: Series, event: Event, level: float) -> Bool[np.ndarray, "run week"]:
    counted = values.copy()
    counted[:, 0] = 0.0
    return _after_start(np.cumsum(counted, axis=1) > event.limit)


def _after_start(there: Bool[np.ndarray, "run week"]) -> Bool[np.ndarray, "run week"]:
    there[:, 0] = False
    return there


_HAPPENS: Mapping[
    tuple[str, str], Callable[[Series, Event, float], Bool[np.ndarray, "run week"]]
] = {
    ("Reached", "above"): _at_level,
    ("FirstWeek", "below"): _at_level,
    ("Peak", "above"): _above,
    ("Total", "above"): _summed,
}


def own_indicators(
    about: Mapping[str, Any], indicators: Mapping[str, Mapping[str, Any]]
) -> frozenset[str]:
    """Indicators that the outcome is made of, and those that read the same thing of the world.

    Two indicators read the same where they have the same field or effect and one's place lies in
    the other's, or where one has a setting named after the other's field, as `talks_on` has
    `stage`.
    """
    named = {name for key in NAMED_BY for name in _names(about.get(key))}
    read = {_read(indicators.get(name, {})) or name for name in named}
    places = [_place(indicators.get(name, {})) for name in named]
    same = {
        name
        for name, settings in indicators.items()
        if (set(settings) - set(TAKEN)) & read
        or (_read(settings) in read and _meets(_place(settings), places))
    }
    return frozenset(named | same)


TAKEN = ("_target_", "field", "effect", "long_name", "units", "level", "dims", "channel")
"""Settings of an indicator that name no place."""


def _read(settings: Mapping[str, Any]) -> str:
    return str(settings.get("field") or settings.get("effect") or "")


def _names(value: object) -> Iterable[str]:
    if isinstance(value, str):
        return [value]
    return [str(name) for name in value] if isinstance(value, list | tuple) else []


def _place(settings: Mapping[str, Any]) -> frozenset[str]:
    """Where an indicator looks; empty for one that looks everywhere."""
    return frozenset(
        place
        for key, value in settings.items()
        if key not in TAKEN
        for name in _names(value)
        for place in name.split("-")
    )


def _meets(place: frozenset[str], others: list[frozenset[str]]) -> bool:
    return not place or any(not other or place <= other or other <= place for other in others)
