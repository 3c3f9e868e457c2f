"""Every part is a frozen dataclass that says what it is, with sourced parameters in range."""

import ast
import dataclasses
from pathlib import Path

import pytest
from contracts.parts import KINDS, PACKAGE, all_classes, classes, default_parameters, modules

from sim.choice import Choice
from sim.interfaces import Indicator, Outcome, Policy, Rule, Term
from sim.quantities import Interval, Parameter
from sim.world import Start

PARTS = all_classes()
PROTOCOLS = {
    "rules": Rule,
    "terms": Term,
    "policies": Policy,
    "indicators": Indicator,
    "outcomes": Outcome,
}
PARAMETERS = [
    (f"{part.__name__}.{item.name}", item)
    for part in (*PARTS, Choice, Start)
    for item in default_parameters(part)
]
FILES = [path for kind in KINDS for path in modules(kind)]

every_part = pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__qualname__)
every_parameter = pytest.mark.parametrize(
    "item", [item for _, item in PARAMETERS], ids=[label for label, _ in PARAMETERS]
)
every_file = pytest.mark.parametrize(
    "path", FILES, ids=lambda path: f"{path.parent.name}.{path.stem}"
)


def within(inner: Interval, outer: Interval) -> bool:
    return outer[0] <= inner[0] <= inner[1] <= outer[1]


def numeric(item: Parameter) -> bool:
    return isinstance(item.value, int | float) and not isinstance(item.value, bool)


@every_part
def test_a_part_is_a_frozen_dataclass_with_a_docstring(part: type) -> None:
    assert dataclasses.is_dataclass(part)
    assert part.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert part.__doc__ and not part.__doc__.startswith(f"{part.__name__}(")


@pytest.mark.parametrize("kind", KINDS)
def test_there_are_parts_of_each_kind_and_all_keep_their_protocol(kind: str) -> None:
    found = list(classes(kind))
    assert found
    wanted = [name for name in vars(PROTOCOLS[kind]) if not name.startswith("_")]
    lacking = [
        (part.__name__, name)
        for part in found
        for name in wanted
        if not hasattr(part, name) and name not in {f.name for f in dataclasses.fields(part)}
    ]
    assert lacking == []


@pytest.mark.parametrize("kind", ["rules", "terms"])
def test_every_number_of_a_rule_or_term_is_a_parameter_with_a_source(kind: str) -> None:
    bare = [
        f"{part.__name__}.{field.name}"
        for part in classes(kind)
        for field in dataclasses.fields(part)
        if isinstance(field.default, int | float) and "source" not in field.metadata
    ]
    assert bare == []


@every_parameter
def test_a_parameter_has_a_unit_and_a_source(item: Parameter) -> None:
    assert item.unit.strip()
    assert len(item.source.strip()) > 3


@every_parameter
def test_ranges_hold_the_default_and_lie_inside_the_bounds(item: Parameter) -> None:
    if not numeric(item):
        return
    point = (item.value, item.value)
    assert item.bounds is None or within(point, item.bounds)
    assert item.range is None or within(point, item.range)
    if item.range is not None and item.bounds is not None:
        assert within(item.range, item.bounds)


@every_parameter
def test_a_judged_number_has_a_range_that_can_be_sampled(item: Parameter) -> None:
    if numeric(item) and item.source.startswith("assumption"):
        assert item.range is not None
        assert item.range[0] < item.range[1]


@every_file
def test_no_part_imports_another_part(path: Path) -> None:
    imported = {
        node.module or ""
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ImportFrom)
    }
    parts = {f"sim.{kind}" for kind in KINDS if kind != path.parent.name}
    assert not [name for name in imported if ".".join(name.split(".")[:2]) in parts]
    if path.parent.name == "rules":
        assert not [name for name in imported if name.startswith("sim.rules")]


@every_file
def test_a_file_of_parts_has_one_and_lies_where_the_package_looks(path: Path) -> None:
    assert path.parent.parent == PACKAGE
    names = [part for part in PARTS if part.__module__.endswith(f"{path.parent.name}.{path.stem}")]
    assert names
