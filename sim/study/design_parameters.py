"""Which parameters of a scenario can vary, and which are to."""

import dataclasses
import math
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from fnmatch import fnmatchcase
from typing import Any, TypeAlias

from sim.quantities import Parameter, parameters
from sim.scenario import Scenario
from sim.study.design_distributions import Distribution, Normal, Uniform
from sim.study.design_reader import hard_bounds, read_distribution

Wanted: TypeAlias = Sequence[str] | Mapping[str, Any]
"""Labels or patterns; or labels with a distribution each, or with the word for the range."""

RANGE = "range"
"""Stands for the uniform distribution over a parameter's plausible range."""
KEY = "uncertainty.parameters"


def parts(scenario: Scenario) -> Iterator[tuple[str, Any]]:
    """The parts whose parameters may vary from run to run, each with its label.

    States with the same policy share a label.
    """
    yield "start", scenario.start[0]
    yield "choice", scenario.choice
    for name, rule in scenario.rules.items():
        yield f"rules.{name}", rule
    for doctrine in scenario.doctrines.values():
        yield policy_label(doctrine.policy), doctrine.policy
    for name, term in scenario.terms.items():
        yield f"terms.{name}", term


def policy_label(policy: Any) -> str:
    """Label of the policies of a kind."""
    return f"policy.{type(policy).__module__.rpartition('.')[2]}"


def labelled(label: str, part: Any) -> Iterator[tuple[str, Parameter, Any]]:
    """Label, parameter and default of each parameter of a part."""
    defaults = {field.name: field.default for field in dataclasses.fields(part)}
    for parameter in parameters(part):
        yield f"{label}.{parameter.name}", parameter, defaults[parameter.name]


def ranges(scenario: Scenario) -> dict[str, tuple[float, float]]:
    """Range of each parameter that is left at its default and has one, by label.

    Those of utility terms are left out: the calibration holds for their defaults.
    """
    return {
        label: parameter.range
        for label, parameter, default in _free(scenario)
        if parameter.range is not None and not label.startswith("terms.")
    }


def chosen(scenario: Scenario, wanted: Wanted) -> dict[str, Distribution]:
    """Distribution of each parameter that is wanted, by label; without a wish, of `ranges`.

    Raises ValueError naming what fits no parameter, and what may have been meant.
    """
    found: dict[str, Distribution] = {}
    if not wanted:
        found = {label: Uniform(*ends) for label, ends in ranges(scenario).items()}
        found |= estimated(scenario)
    given = wanted if isinstance(wanted, Mapping) else dict.fromkeys(wanted, RANGE)
    for name, value in given.items():
        found |= _ranged(scenario, name) if value == RANGE else _given(scenario, name, value)
    order = {label: None for label, _, _ in _numbers(scenario)}
    return {label: found[label] for label in order if label in found}


def estimated(scenario: Scenario) -> dict[str, Distribution]:
    """Sampling distribution of each parameter that data have set and nothing has changed.

    Normal with the robust standard error, cut at the bounds; correlations are left out.
    """
    return {
        label: Normal(*scenario.estimated[label], hard_bounds(parameter))
        for label, parameter, _ in _numbers(scenario)
        if label in scenario.estimated and parameter.value == scenario.estimated[label][0]
    }


def _ranged(scenario: Scenario, pattern: str) -> dict[str, Distribution]:
    """Parameters of a pattern that are at their default, each over its plausible range."""
    found: dict[str, Distribution] = {
        label: Uniform(*parameter.range)
        for label, parameter, _ in _free(scenario)
        if parameter.range is not None and fnmatchcase(label, pattern)
    }
    learnt = estimated(scenario)
    found |= {label: learnt[label] for label in learnt if fnmatchcase(label, pattern)}
    if found:
        return found
    known = {label: parameter for label, parameter, _ in _numbers(scenario)}
    if pattern not in known:
        raise ValueError(_unknown(pattern, known))
    why = "has no plausible range" if known[pattern].range is None else "is set in a file"
    raise ValueError(
        f"{KEY} has {pattern}, which {why}; allowed is a distribution of its own, as in "
        f"{{{pattern}: {{distribution: uniform, low: 1, high: 2}}}}"
    )


def _given(scenario: Scenario, label: str, value: Any) -> dict[str, Distribution]:
    """One parameter with the distribution that it is given, whoever has set its number."""
    known = {label: parameter for label, parameter, _ in _numbers(scenario)}
    if label not in known:
        raise ValueError(_unknown(label, known))
    if label.startswith("policy.") and label not in {free for free, _, _ in _free(scenario)}:
        raise ValueError(f"{KEY} has {label}, which every state sets itself; allowed are others")
    return {label: read_distribution(f"{KEY}.{label}", value, hard_bounds(known[label]))}


def _numbers(scenario: Scenario) -> Iterator[tuple[str, Parameter, Any]]:
    for name, part in parts(scenario):
        for label, parameter, default in labelled(name, part):
            if _is_number(parameter.value):
                yield label, parameter, default


def _free(scenario: Scenario) -> Iterator[tuple[str, Parameter, Any]]:
    """Parameters left at their defaults: what a scenario sets is a choice of its own."""
    return (found for found in _numbers(scenario) if is_free(found[1], found[2]))


def is_free(parameter: Parameter, default: Any) -> bool:
    """Whether a parameter is one number, left at its default."""
    return _is_number(parameter.value) and bool(parameter.value == default)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _unknown(name: str, known: Mapping[str, Parameter]) -> str:
    close = get_close_matches(name, known, n=3, cutoff=0.5)
    meant = f" (did you mean {' or '.join(close)}?)" if close else ""
    return (
        f"{KEY} has {name}, which fits no parameter{meant}; allowed are labels and patterns as in "
        "rules.posture.impulse and rules.oil_price.*, of start, choice, rules, policy and terms"
    )
