"""Shocks: something added to one quantity of the world in one week."""

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from sim.actors import Actors
from sim.config.near import refuse
from sim.quantities import number
from sim.scenario import Intervention
from sim.world import BLOCS, THEATRES, World


def _axes() -> dict[str, str]:
    kinds: dict[str, Any] = {
        field.name: field.type for field in dataclasses.fields(World) if "unit" in field.metadata
    }
    return {
        name: kind.dim_str.split()[1]
        for name, kind in kinds.items()
        if kind.dtypes[0].startswith("float")
    }


AXES = _axes()
"""Second axis of every quantity that a shock may change; counts and records are none of them."""


def make_shock(
    label: str, row: Mapping[str, Any], actors: Actors, states: Sequence[str]
) -> Intervention | None:
    """A shock of `size` on a quantity, at a label or a position; none where that is absent."""
    field = row["shock"]
    if field not in AXES:
        raise ValueError(refuse(f"{label}.shock", field, AXES))
    size = number(f"{label}.size", row.get("size"), -np.inf, np.inf)
    names = _names(AXES[field], actors)
    at = row.get("at", 0 if len(names) == 1 else None)
    if at not in names and _elsewhere(at, states):
        return None
    column = _column(f"{label}.at", at, names)
    return Intervention(row["week"], field=field, column=column, size=size)


def _names(axis: str, actors: Actors) -> tuple[str, ...]:
    dyads = actors.dyads
    names = {
        "state": actors.states.codes,
        "dyad": dyads.labels,
        "pair": tuple(dyads.labels[i].replace(">", "-") for i in dyads.forward),
        "theatre": THEATRES,
        "bloc": BLOCS,
    }
    return names.get(axis, ("",))


def _elsewhere(at: Any, states: Sequence[str]) -> bool:
    """Whether a label names states that could be in a world, though not in this one."""
    return all(code in states for code in str(at).replace(">", "-").split("-"))


def _column(label: str, at: Any, names: tuple[str, ...]) -> int:
    if at in names:
        return names.index(at)
    if isinstance(at, int) and not isinstance(at, bool) and 0 <= at < len(names):
        return at
    raise ValueError(refuse(label, at, names))
