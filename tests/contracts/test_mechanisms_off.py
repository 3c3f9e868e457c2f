"""Turning a mechanism off leaves a running model in which what it alone moves stands still."""

import dataclasses

import numpy as np
import pytest
from contracts.mechanisms import WORLDS, course, own, own_indicators
from contracts.weeks import arrays
from worlds import scenario

from sim.model import InternationalSystem
from sim.scenario import Scenario

every_rule = pytest.mark.parametrize("name", scenario().rules)
WEEKS = 3
RUNS = 2


@every_rule
def test_a_mechanism_moves_something_that_no_other_moves_and_an_indicator_tells_of_it(name):
    assert own(name)
    assert own_indicators(name)


@every_rule
def test_without_a_mechanism_what_it_alone_moves_stands_still(name):
    for overrides in WORLDS:
        first, *later = course(without(scenario(*overrides), name), WEEKS, RUNS)
        for world in later:
            for field, mask in own(name).items():
                still = getattr(first, field)[:, mask]
                np.testing.assert_array_equal(getattr(world, field)[:, mask], still, field)


def without(base: Scenario, name: str) -> Scenario:
    """The scenario less one rule."""
    rules = {label: rule for label, rule in base.rules.items() if label != name}
    return dataclasses.replace(base, rules=rules)


@every_rule
def test_left_out_by_name_it_leaves_a_running_model_with_its_indicators_constant(name):
    system = InternationalSystem(scenario(f"~rules.{name}"), 0, RUNS)
    for _ in range(WEEKS):
        system.step()
    assert all(np.isfinite(values).all() for _, values in arrays(system.world))
    for label in own_indicators(name):
        weeks = np.stack(system.datacollector.model_vars[label])
        np.testing.assert_array_equal(weeks, np.broadcast_to(weeks[:1], weeks.shape), label)
