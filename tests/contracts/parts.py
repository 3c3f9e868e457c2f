"""All parts of the package, found by glob, with their numbers made plain or drawn a run."""

import dataclasses
import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from sim.quantities import Parameter, parameters

PACKAGE = Path(__file__).parents[2] / "sim"
CONFIGS = Path(__file__).parents[2] / "configs"
KINDS = ("rules", "terms", "policies", "indicators", "outcomes")


def modules(kind: str) -> list[Path]:
    """The files of one kind of parts."""
    return sorted(p for p in (PACKAGE / kind).glob("*.py") if p.stem != "__init__")


def classes(kind: str) -> Iterator[type]:
    """The parts of one kind: public classes with a `__call__`, in the file that defines them."""
    for path in modules(kind):
        module = importlib.import_module(f"sim.{kind}.{path.stem}")
        for name, value in vars(module).items():
            own = isinstance(value, type) and value.__module__ == module.__name__
            if own and not name.startswith("_") and "__call__" in vars(value):
                yield value


def all_classes() -> list[type]:
    """Every part of every kind."""
    return [part for kind in KINDS for part in classes(kind)]


def default_parameters(part: type) -> list[Parameter]:
    """The parameters of a class with their defaults."""
    return [
        Parameter(field.name, field.default, **field.metadata)
        for field in dataclasses.fields(part)
        if "source" in field.metadata
    ]


def ranged(part: Any) -> list[Parameter]:
    """The numeric parameters of an instance that have a plausible range."""
    return [
        item
        for item in parameters(part)
        if item.range is not None and isinstance(item.value, int | float)
    ]


def drawn(part: Any, runs: int, seed: int = 1) -> Any:
    """The part with each ranged parameter drawn within its range, one value a run."""
    rng = np.random.default_rng(seed)
    values = {item.name: rng.uniform(*item.range, size=(runs, 1)) for item in ranged(part)}
    return dataclasses.replace(part, **values)


def of_run(part: Any, run: int) -> Any:
    """The part as one run has it: plain numbers."""
    values = {
        item.name: float(item.value[run, 0])
        for item in parameters(part)
        if isinstance(item.value, np.ndarray)
    }
    return dataclasses.replace(part, **values)
