"""The Dataset of a few short runs with every indicator that any configuration file names."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import worlds
import xarray as xr
import yaml

from sim.config.parts import make_part
from sim.model import InternationalSystem
from sim.moves import Orders
from sim.world import World

CONFIGS = Path(__file__).parents[1] / "configs"
WEEKS = 6


def lines(group: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every named part of the group's files, as `file:name` and its configuration."""
    for path in sorted((CONFIGS / group).glob("*.yaml")):
        for name, config in (yaml.safe_load(path.read_text()) or {}).items():
            if isinstance(config, dict) and "_target_" in config:
                yield f"{path.stem}:{name}", config


def parts(group: str) -> dict[str, Any]:
    """Every part of the group's files by name."""
    return {label.split(":")[1]: make_part(label, config) for label, config in lines(group)}


@lru_cache(maxsize=4)
def weeks(*overrides: str, runs: int = 3) -> list[tuple[World, Orders]]:
    """The world and its orders, from the start on."""
    system = InternationalSystem(worlds.scenario(*overrides), 0, runs)
    passed = [(system.world, system.orders)]
    for _ in range(WEEKS):
        system.step()
        passed.append((system.world, system.orders))
    return passed


@lru_cache(maxsize=4)
def dataset(*overrides: str) -> xr.Dataset:
    """All indicators of all files, week 0 first."""
    variables = {}
    for name, part in parts("indicators").items():
        values = np.stack([part(world, orders) for world, orders in weeks(*overrides)], axis=1)
        dims = ("run", "week", part.dims) if part.dims else ("run", "week")
        values = values if part.dims else values[:, :, 0]
        variables[name] = (dims, values, {"units": part.units, "long_name": part.long_name})
    return xr.Dataset(variables)
