"""What a reader calls an outcome, and its unit."""

import dataclasses
from collections.abc import Mapping
from typing import Any

import xarray as xr

from sim.analysis.discovery import Event
from sim.analysis.sensitivity.units import unit_of


def called(event: Event, data: xr.Dataset, config: Mapping[str, Any]) -> Event:
    """An event whose words are its outcome's long name and unit; `config` is the study's."""
    about = about_outcome(event.outcome, config)
    name = long_name(event.outcome, config)
    return dataclasses.replace(event, called=name, units=unit_of(about, data))


def long_name(outcome: str, config: Mapping[str, Any]) -> str:
    """What an outcome is called, as configured."""
    return str(about_outcome(outcome, config).get("long_name") or outcome.replace("_", " "))


def about_outcome(outcome: str, config: Mapping[str, Any]) -> Mapping[str, Any]:
    """How a study's configuration describes an outcome."""
    return (config.get("outcomes") or {}).get(outcome) or {}
