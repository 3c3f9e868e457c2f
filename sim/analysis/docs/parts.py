"""Tables of the parts of a scenario: rules, terms, policies and their parameters."""

import dataclasses
import importlib
import inspect
import pkgutil
from collections.abc import Iterator, Mapping
from typing import Any

import sim.policies
from sim.analysis.docs.markdown import first_sentence, interval, shown, table
from sim.interfaces import AtRest, Settles
from sim.quantities import Parameter, parameters
from sim.scenario import Scenario

HEADER = ("parameter", "value", "unit", "plausible range", "source")


def parts(scenario: Scenario) -> Iterator[tuple[str, Any]]:
    """Every part with parameters, under the path by which a configuration reaches it."""
    yield "start", scenario.start[0]
    yield "choice", scenario.choice
    for name, rule in scenario.rules.items():
        yield from _with_inner(f"rules.{name}", rule)
    for name, term in scenario.terms.items():
        yield f"terms.{name}", term
    for name, policy in policies().items():
        yield f"policy.{name}", policy


def _with_inner(label: str, part: Any) -> Iterator[tuple[str, Any]]:
    yield label, part
    for row in getattr(part, "buyers", ()):
        yield f"{label}.buyers.{row.code}", row


def policies() -> dict[str, Any]:
    """The policy of each module, as it is by default: what a doctrine may name."""
    made = {}
    for module in pkgutil.iter_modules(sim.policies.__path__):
        place = importlib.import_module(f"sim.policies.{module.name}")
        name = "".join(word.capitalize() for word in module.name.split("_"))
        if hasattr(place, name):
            made[module.name] = getattr(place, name)
    return {name: _default(kind) for name, kind in made.items()}


def _default(kind: Any) -> Any:
    """An instance where every field has a default, the class itself otherwise."""
    needed = [
        name
        for name, given in inspect.signature(kind).parameters.items()
        if given.default is inspect.Parameter.empty
    ]
    return kind if needed else kind()


def listed(part: Any) -> tuple[Parameter, ...]:
    """Parameters of a part; of a class that cannot be made without values, their defaults."""
    if not isinstance(part, type):
        return tuple(parameters(part))
    fields = [field for field in dataclasses.fields(part) if "source" in field.metadata]
    return tuple(Parameter(field.name, field.default, **field.metadata) for field in fields)


def parameter_table(chosen: Mapping[str, Any]) -> str:
    """Value, unit, range and source of every parameter of these parts."""
    rows = [
        (f"`{label}.{p.name}`", shown(p.value), p.unit, interval(p.range), p.source)
        for label, part in chosen.items()
        for p in listed(part)
    ]
    return table(HEADER, rows)


def values_line(name: str, part: Any) -> str:
    """Value, unit and range of each parameter of a part, in a line."""
    given = [
        f"`{p.name}` {shown(p.value)}" + _unit(p.unit) + (f" ({interval(p.range)})" * bool(p.range))
        for p in listed(part)
    ]
    return f"*Values of `{name}`:* {'; '.join(given) or 'no parameters'}."


def _unit(unit: str) -> str:
    return "" if unit == "1" else f" {unit}"


def rules_table(scenario: Scenario) -> str:
    """Rules in the order in which they fold over the world."""
    rows = [
        (number, f"`{name}`", about(rule), _file(rule), _rests(rule))
        for number, (name, rule) in enumerate(scenario.rules.items(), start=1)
    ]
    return table(("order", "rule", "what it does", "file", "status quo"), rows)


def _rests(rule: Any) -> str:
    kinds = [
        word
        for word, kind in (("settles its stocks", Settles), ("uses calibrated means", AtRest))
        if isinstance(rule, kind)
    ]
    return ", ".join(kinds)


def parts_table(kind: str, chosen: Mapping[str, Any]) -> str:
    """Name, meaning and file of each part of a kind."""
    rows = [(f"`{name}`", about(part), _file(part)) for name, part in chosen.items()]
    return table((kind, "what it says", "file"), rows)


def about(part: Any) -> str:
    """What a part says of itself, in a sentence."""
    return first_sentence(inspect.getdoc(part if isinstance(part, type) else type(part)))


def _file(part: Any) -> str:
    kind = part if isinstance(part, type) else type(part)
    return f"`{kind.__module__.replace('.', '/')}.py`"


def part_tables(scenario: Scenario) -> dict[str, str]:
    """All tables of parts, by the name of their mark."""
    everything = dict(parts(scenario))
    of = {
        root: {label: part for label, part in everything.items() if label.startswith(root)}
        for root in ("rules.", "terms.", "policy.")
    }
    values = {
        f"values_{label.replace('.', '_')}": values_line(label, part)
        for label, part in everything.items()
    }
    return {
        **values,
        "rules": rules_table(scenario),
        "terms": parts_table("term", scenario.terms),
        "policies": parts_table("policy", policies()),
        "rule_parameters": parameter_table(of["rules."]),
        "term_parameters": parameter_table(of["terms."]),
        "choice_parameters": parameter_table(
            {"start": everything["start"], "choice": everything["choice"], **of["policy."]}
        ),
    }
