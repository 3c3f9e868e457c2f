"""Put sampled values in the place of a scenario's numbers."""

import dataclasses
from collections.abc import Mapping
from typing import Any, TypeAlias

import numpy as np
from jaxtyping import Float

from sim.scenario import Scenario
from sim.study.design_parameters import is_free, labelled, policy_label

Sample: TypeAlias = Mapping[str, Float[np.ndarray, " run"]]
"""Values of sampled parameters by label, as in `rules.posture.impulse`: one a run."""

NOISE = "noise.run"
"""Stands in a sample whose runs share their noise: the number of the run whose noise it is, 0."""


def instil(scenario: Scenario, sample: Sample) -> Scenario:
    """The scenario with sampled parameters in the place of its numbers, shape (run, 1)."""
    if not sample:
        return scenario
    doctrines = {
        code: dataclasses.replace(doctrine, policy=_at_default(doctrine.policy, sample))
        for code, doctrine in scenario.doctrines.items()
    }
    return dataclasses.replace(
        scenario,
        start=(_set("start", scenario.start[0], sample), scenario.start[1]),
        choice=_set("choice", scenario.choice, sample),
        rules={name: _set(f"rules.{name}", rule, sample) for name, rule in scenario.rules.items()},
        terms={name: _set(f"terms.{name}", term, sample) for name, term in scenario.terms.items()},
        doctrines=doctrines,
        common_noise=NOISE in sample,
    )


def _set(label: str, part: Any, sample: Sample) -> Any:
    changes = {
        parameter.name: sample[path][:, None]
        for path, parameter, _ in labelled(label, part)
        if path in sample
    }
    return dataclasses.replace(part, **changes) if changes else part


def _at_default(policy: Any, sample: Sample) -> Any:
    """A policy with sampled parameters; a state that sets one itself keeps its choice."""
    label = policy_label(policy)
    free = {
        path: sample[path]
        for path, parameter, default in labelled(label, policy)
        if path in sample and is_free(parameter, default)
    }
    return _set(label, policy, free)
