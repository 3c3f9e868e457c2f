"""Tables of the parts of the model with their parameters."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

from sim.cli.tables import Table
from sim.config.doctrines import policy_class, policy_names
from sim.quantities import Parameter, parameters
from sim.scenario import Scenario

LONGEST = 3

COLUMNS = ("name", "value", "unit", "range", "what it is, or where the value comes from")


def rules(scenario: Scenario) -> Table:
    """The rules in their order, each with its parameters."""
    note = "Override with rules.RULE.PARAMETER=VALUE; leave a rule out with ~rules.RULE"
    return Table("Rules, in the order of a week", COLUMNS, list(_rows(scenario.rules)), note)


def terms(scenario: Scenario) -> Table:
    """The terms of the utility, each with its parameters."""
    note = "Weights by state: policy.STATE.weights.TERM=VALUE"
    return Table("Terms of the utility", COLUMNS, list(_rows(scenario.terms)), note)


def policies() -> Table:
    """The policies that a state can follow, each with its parameters."""
    made = {}
    for name in policy_names():
        module, _, kind = policy_class(name).rpartition(".")
        made[name] = getattr(import_module(module), kind)
    note = "Choose with policy.STATE=NAME, or policy.default=NAME for all states"
    return Table("Policies", COLUMNS, list(_rows(made)), note)


def indicators(scenario: Scenario) -> Table:
    """What is collected every week."""
    rows = [
        (name, part.units, part.dims or "", part.long_name)
        for name, part in scenario.indicators.items()
    ]
    return Table("Indicators", ("indicator", "unit", "for each", "meaning"), rows)


def outcomes(scenario: Scenario) -> Table:
    """The numbers of each run."""
    rows = [(name, part.units, part.long_name) for name, part in scenario.outcomes.items()]
    return Table("Outcomes", ("outcome", "unit", "meaning"), rows)


def _rows(parts: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    for name, part in parts.items():
        yield name, "", "", "", _first_sentence(part)
        for parameter in parameters(part):
            yield _parameter_row(parameter)


def _parameter_row(parameter: Parameter) -> tuple[str, ...]:
    low_high = parameter.range
    spread = f"{low_high[0]:g} to {low_high[1]:g}" if low_high else ""
    return f"  {parameter.name}", _shown(parameter.value), parameter.unit, spread, parameter.source


def _shown(value: Any) -> str:
    """A value; of a long list its extent, which fits in a column."""
    if isinstance(value, tuple) and any(isinstance(item, str) for item in value):
        return ", ".join(map(str, value))
    if isinstance(value, tuple) and len(value) > LONGEST:
        return f"{len(value)} values, {min(value):g} to {max(value):g}"
    return str(value)


def _first_sentence(part: Any) -> str:
    lines = (part.__doc__ or "").strip().split("\n\n")[0].split()
    return " ".join(lines)
