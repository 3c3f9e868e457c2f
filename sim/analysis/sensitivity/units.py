"""Units of outcomes that have none of their own: those of the indicator they summarise."""

from collections.abc import Mapping
from typing import Any

import xarray as xr

TOTAL, REACHED = ".Total", ".Reached"
WEEKLY = "/week"


def inherited(config: Mapping[str, Any], data: xr.Dataset) -> dict[str, str]:
    """Unit of every outcome of a study's configuration, by name; empty where it has none."""
    return {name: unit_of(part, data) for name, part in (config.get("outcomes") or {}).items()}


def unit_of(part: Mapping[str, Any], data: xr.Dataset) -> str:
    """Unit of an outcome as configured; a total of a weekly flow loses the "/week"."""
    target, indicator = str(part.get("_target_", "")), str(part.get("indicator", ""))
    own = str(part.get("units") or "")
    if not own and indicator in data and not target.endswith(REACHED):
        own = str(data[indicator].attrs.get("units", ""))
        own = own.removesuffix(WEEKLY) if target.endswith(TOTAL) else own
    return "" if own == "1" else own
