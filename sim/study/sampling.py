"""Uncertain parameters, sampled along the run axis."""

import dataclasses
import hashlib
from collections.abc import Iterator, Mapping
from typing import Any, Protocol, TypeAlias, runtime_checkable

import numpy as np
from jaxtyping import Float

from sim.quantities import Parameter, parameters
from sim.scenario import Scenario

Sample: TypeAlias = Mapping[str, Float[np.ndarray, " run"]]
"""Values of sampled parameters by label, as in `rules.posture.impulse`: one a run."""


@runtime_checkable
class Uncertainty(Protocol):
    """Which parameters vary from run to run, and how."""

    def sample(self, scenario: Scenario) -> Sample:
        """The values of all runs of a study."""
        ...


@dataclasses.dataclass(frozen=True)
class Fixed:
    """No parameter varies: all runs share the values of the configuration."""

    def sample(self, scenario: Scenario) -> Sample:
        """No values."""
        return {}


@dataclasses.dataclass(frozen=True)
class Assumptions:
    """Every parameter with a plausible range varies uniformly within it.

    A Latin hypercube (McKay, Beckman and Conover 1979) whose columns are keyed by seed and
    label, so that one parameter more or less shifts no other. A value that the configuration
    sets itself is a choice and stays fixed. States with the same policy share its values.
    """

    def sample(self, scenario: Scenario) -> Sample:
        """The values of all runs: stratified, one run in each of as many equal slices."""
        return {
            label: low + (high - low) * _column(scenario.seed, label, scenario.runs)
            for label, (low, high) in ranges(scenario).items()
        }


def ranges(scenario: Scenario) -> dict[str, tuple[float, float]]:
    """Range of each parameter that is left at its default and has one, by label."""
    return {
        label: parameter.range
        for name, part in _parts(scenario)
        for label, parameter, default in _parameters(name, part)
        if parameter.range is not None and _varies(parameter.value, default)
    }


def sampled_parameters(scenario: Scenario, sample: Sample) -> dict[str, dict[str, Any]]:
    """Unit, source, range and usual value of every sampled parameter, by label."""
    return {
        label: {
            "unit": parameter.unit,
            "source": parameter.source,
            "range": parameter.range,
            "value": parameter.value,
        }
        for name, part in _parts(scenario)
        for label, parameter, _ in _parameters(name, part)
        if label in sample
    }


def instil(scenario: Scenario, sample: Sample) -> Scenario:
    """The scenario with sampled parameters in the place of its numbers, shape (run, 1)."""
    if not sample:
        return scenario
    rules = {name: _set(f"rules.{name}", rule, sample) for name, rule in scenario.rules.items()}
    policies = {
        code: _set(_policy_label(doctrine.policy), doctrine.policy, sample)
        for code, doctrine in scenario.doctrines.items()
    }
    return dataclasses.replace(
        scenario,
        start=(_set("start", scenario.start[0], sample), scenario.start[1]),
        choice=_set("choice", scenario.choice, sample),
        rules=rules,
        doctrines={
            code: dataclasses.replace(doctrine, policy=policies[code])
            for code, doctrine in scenario.doctrines.items()
        },
    )


def _parts(scenario: Scenario) -> Iterator[tuple[str, Any]]:
    yield "start", scenario.start[0]
    yield "choice", scenario.choice
    for name, rule in scenario.rules.items():
        yield f"rules.{name}", rule
    for doctrine in scenario.doctrines.values():
        yield _policy_label(doctrine.policy), doctrine.policy


def _policy_label(policy: Any) -> str:
    return f"policy.{type(policy).__module__.rpartition('.')[2]}"


def _parameters(label: str, part: Any) -> Iterator[tuple[str, Parameter, Any]]:
    defaults = {field.name: field.default for field in dataclasses.fields(part)}
    for parameter in parameters(part):
        yield f"{label}.{parameter.name}", parameter, defaults[parameter.name]


def _set(label: str, part: Any, sample: Sample) -> Any:
    changes = {
        parameter.name: sample[path][:, None]
        for path, parameter, default in _parameters(label, part)
        if path in sample and _varies(parameter.value, default)
    }
    return dataclasses.replace(part, **changes) if changes else part


def _varies(value: Any, default: Any) -> bool:
    """Whether a value is one number, left at its default."""
    return isinstance(value, int | float) and value == default


def _column(seed: int, label: str, runs: int) -> Float[np.ndarray, " run"]:
    digest = hashlib.blake2b(f"{seed}/{label}/sample".encode(), digest_size=16).digest()
    generator = np.random.Generator(np.random.Philox(key=int.from_bytes(digest, "little")))
    column: np.ndarray = (generator.permutation(runs) + generator.random(runs)) / runs
    return column
