"""Make parts from their configuration: a target inside the package and its parameters."""

import dataclasses
import importlib
from collections.abc import Mapping
from typing import Any, get_args

from sim.config.near import unknown
from sim.quantities import check_parameters, parameters


def make_part(label: str, config: Any, packages: tuple[str, ...] = ("sim",)) -> Any:
    """An instance of the class that `_target_` names, with the other keys as its fields.

    Only classes of the named packages may be made, so that a configuration cannot run
    arbitrary code. Raises ValueError naming the key, the value and what is allowed.
    """
    if not isinstance(config, Mapping) or "_target_" not in config:
        raise ValueError(f"{label} is {config}; allowed is a mapping whose _target_ names a class")
    kind = _kind(label, str(config["_target_"]), packages)
    known = {field.name: field.type for field in dataclasses.fields(kind) if field.init}
    values = {}
    for key, value in config.items():
        if key in known:
            values[key] = _fitted(_nested(f"{label}.{key}", value, packages), known[key])
        elif key != "_target_":
            raise ValueError(unknown(f"{label}.{key}", known))
    _check_numbers(kind, values, label)
    try:
        part = kind(**values)
    except TypeError as error:
        raise ValueError(f"{label}: {' '.join(str(error).split())}") from error
    check_part(part, label)
    return part


def check_part(part: Any, label: str) -> None:
    """Refuse parameters that are no numbers where numbers are due, not finite or out of bounds."""
    values = {parameter.name: parameter.value for parameter in parameters(part)}
    _check_numbers(type(part), values, label)
    check_parameters(part, label)


def _check_numbers(kind: Any, values: Mapping[str, Any], label: str) -> None:
    for field in dataclasses.fields(kind):
        due = "source" in field.metadata and _is_number(field.default)
        if due and field.name in values and not _is_number(values[field.name]):
            raise ValueError(f"{label}.{field.name} is {values[field.name]}; allowed is a number")


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _fitted(value: Any, kind: Any) -> Any:
    """A value for a field of this type: YAML writes 12 where a real number is due."""
    real = kind is float or float in get_args(kind)
    return float(value) if real and isinstance(value, int) and _is_number(value) else value


def _kind(label: str, target: str, packages: tuple[str, ...]) -> Any:
    module, _, name = target.rpartition(".")
    if module.partition(".")[0] not in packages:
        raise ValueError(
            f"{label}._target_ is {target}; allowed are classes of {', '.join(packages)}"
        )
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
    names = configs or {}
    real = [name for name, config in names.items() if "_target_" in (config or {})]
    for name, config in names.items():
        if not isinstance(config, Mapping) or "_target_" not in config:
            raise ValueError(unknown(f"{label}.{name}", real))
    return {name: make_part(f"{label}.{name}", config) for name, config in names.items()}
