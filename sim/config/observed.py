"""Indicators and outcomes: only those that the world can have."""

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any

from sim.actors import Actors
from sim.config.near import refuse, unknown
from sim.config.parts import make_parts
from sim.study.dataset import AXES

ENDS = (("sender", "target"), ("first", "second"))


def make_indicators(
    configs: Mapping[str, Any] | None, actors: Actors, states: Iterable[str]
) -> dict[str, Any]:
    """Indicators whose states and dyads the world has; the others could never vary.

    Raises ValueError for a state that no world could have, and for an unknown axis.
    """
    parts = make_parts("indicators", configs)
    for name, part in parts.items():
        _check_states(f"indicators.{name}", part, tuple(states))
        if part.dims not in AXES:
            raise ValueError(
                f"indicators.{name} has axis {part.dims}; allowed are {', '.join(AXES[1:])} or none"
            )
    return {name: part for name, part in parts.items() if _present(part, actors)}


def _check_states(label: str, part: Any, states: tuple[str, ...]) -> None:
    for key in ("state", "sender", "target", "first", "second"):
        code = getattr(part, key, None)
        if code is not None and code not in states:
            raise ValueError(unknown(f"{label}.{key}.{code}", states))


def _present(part: Any, actors: Actors) -> bool:
    codes = actors.states.codes
    if getattr(part, "state", None) is not None and part.state not in codes:
        return False
    for one, other in ENDS:
        if hasattr(part, one) and hasattr(part, other):
            return len(actors.dyads_of(getattr(part, one), getattr(part, other))) > 0
    return True


def make_outcomes(
    configs: Mapping[str, Any] | None, named: Mapping[str, Any] | None, kept: Mapping[str, Any]
) -> dict[str, Any]:
    """Outcomes whose indicators are kept.

    Raises ValueError for one of an indicator that is not even named, or is no single number.
    """
    parts = make_parts("outcomes", configs)
    for name, part in parts.items():
        for indicator in _needs(part):
            if indicator not in (named or {}):
                raise ValueError(refuse(f"outcomes.{name}: indicator", indicator, named or {}))
            _check_single(f"outcomes.{name}", indicator, kept.get(indicator))
    return {name: part for name, part in parts.items() if all(i in kept for i in _needs(part))}


def _check_single(label: str, name: str, indicator: Any) -> None:
    axis = getattr(indicator, "dims", None)
    if axis is not None:
        raise ValueError(
            f"{label}: indicator {name} has a number for each {axis}; allowed is an indicator "
            "with a single number a week, as of one state or dyad"
        )


def _needs(part: Any) -> tuple[str, ...]:
    """Names of the indicators that an outcome reads: its texts that have no default."""
    found: list[str] = []
    for field in dataclasses.fields(part):
        if field.default is dataclasses.MISSING or field.name.endswith("indicator"):
            value = getattr(part, field.name)
            texts = value if isinstance(value, tuple) else (value,)
            found += [text for text in texts if isinstance(text, str)]
    return tuple(found)
