"""Trajectories as an xarray Dataset with units, names and coordinates."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np
import xarray as xr
from jaxtyping import Float

from sim.interfaces import Indicator
from sim.scenario import Scenario
from sim.world import BLOCS, THEATRES

Variable: TypeAlias = tuple[str, Any, dict[str, str]]
"""Dimension, values and attributes, as xarray takes them."""

AXES = (None, "state", "dyad", "bloc", "theatre")
"""Second axes that an indicator may have."""


def dimensions(indicator: Indicator) -> tuple[str, ...]:
    """Dimensions of an indicator's trajectories."""
    return ("run", "week") if indicator.dims is None else ("run", "week", indicator.dims)


def dataset(
    values: Mapping[str, Float[np.ndarray, "run week *width"]],
    scenario: Scenario,
    runs: Sequence[int],
) -> xr.Dataset:
    """A Dataset of trajectories; week 0 is the start, `runs` are their numbers."""
    variables = {
        name: (dimensions(scenario.indicators[name]), array, attributes(scenario.indicators[name]))
        for name, array in values.items()
    }
    used = {name for dims, _, _ in variables.values() for name in dims}
    coordinates = {
        name: coordinate
        for name, coordinate in _coordinates(scenario, np.array(runs)).items()
        if coordinate[0] in used | {"run", "week"}
    }
    return xr.Dataset(variables, coordinates)


def attributes(part: Any) -> dict[str, str]:
    """Unit and name of an indicator or outcome, as readers of netCDF know them."""
    return {"units": part.units, "long_name": part.long_name}


def _coordinates(scenario: Scenario, runs: np.ndarray) -> dict[str, Variable]:
    states, dyads = scenario.actors.states, scenario.actors.dyads
    codes = np.array(states.codes)

    def named(axis: str, values: Any, meaning: str) -> Variable:
        return axis, np.asarray(values), {"units": "1", "long_name": meaning}

    return {
        "run": named("run", runs, "replicate world"),
        "week": named("week", np.arange(scenario.weeks + 1), "weeks since that of 2026-01-12"),
        "state": named("state", codes, "state"),
        "dyad": named("dyad", dyads.labels, "ordered pair of states"),
        "sender": named("dyad", codes[dyads.sender], "state that acts"),
        "target": named("dyad", codes[dyads.target], "state acted upon"),
        "bloc": named("bloc", BLOCS, "bloc"),
        "theatre": named("theatre", THEATRES, "theatre"),
    }
