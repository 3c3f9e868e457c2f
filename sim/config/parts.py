"""Make parts from their configuration: a target inside the package and its parameters."""

import dataclasses
import importlib
from collections.abc import Mapping
from typing import Any

from sim.quantities import check_parameters


def make_part(label: str, config: Mapping[str, Any], packages: tuple[str, ...] = ("sim",)) -> Any:
    """An instance of the class that `_target_` names, with the other keys as its fields.

    Only classes of the named packages may be made, so that a configuration cannot run
    arbitrary code. Raises ValueError naming the key, the value and what is allowed.
    """
    kind = _kind(label, str(config.get("_target_", "")), packages)
    known = [field.name for field in dataclasses.fields(kind)]
    values = {key: _nested(f"{label}.{key}", value, packages) for key, value in config.items()}
    values.pop("_target_")
    for key in values:
        if key not in known:
            raise ValueError(f"{label}.{key} is unknown; known are {', '.join(known) or 'none'}")
    try:
        part = kind(**values)
    except TypeError as error:
        raise ValueError(f"{label}: {error}") from error
    check_parameters(part, label)
    return part


def _kind(label: str, target: str, packages: tuple[str, ...]) -> Any:
    module, _, name = target.rpartition(".")
    if module.partition(".")[0] not in packages:
        raise ValueError(f"{label}._target_ is {target}; allowed are classes in {packages}")
    try:
        kind = getattr(importlib.import_module(module), name)
    except (ImportError, AttributeError) as error:
        raise ValueError(f"{label}._target_ is {target}, which does not exist") from error
    if not dataclasses.is_dataclass(kind):
        raise ValueError(f"{label}._target_ is {target}, which is no part")
    return kind


def _nested(label: str, value: Any, packages: tuple[str, ...]) -> Any:
    if isinstance(value, Mapping) and "_target_" in value:
        return make_part(label, value, packages)
    if isinstance(value, list):
        return tuple(_nested(f"{label}[{i}]", item, packages) for i, item in enumerate(value))
    return value


def make_parts(label: str, configs: Mapping[str, Any] | None) -> dict[str, Any]:
    """Parts by name, in the order of the configuration."""
    return {name: make_part(f"{label}.{name}", config) for name, config in (configs or {}).items()}
