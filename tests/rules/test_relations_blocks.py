"""The rules of relations give a run the same bits in any block and run without their states."""

import dataclasses

import numpy as np
import pytest

from sim.model import InternationalSystem
from tests.relations_worlds import without_strategy
from tests.worlds import scenario

FIELDS = (
    "trust_good",
    "cyber_bad",
    "felt",
    "stake",
    "concede",
    "precedent",
    "rung",
    "threat_history",
    "force_threat",
    "cyber_open",
    "cyber_cooperation",
    "carried_out",
    "backed",
    "compliance",
)


def worlds(base, first, runs, weeks=6):
    system = InternationalSystem(base, first, runs)
    for _ in range(weeks):
        system.step()
    return system.world


def test_a_run_is_the_same_to_the_bit_in_any_block():
    base = without_strategy(scenario())
    whole, part, single = worlds(base, 0, 30), worlds(base, 5, 17), worlds(base, 11, 1)
    for field in FIELDS:
        expected = getattr(whole, field)
        assert np.array_equal(getattr(part, field), expected[5:22]), field
        assert np.array_equal(getattr(single, field), expected[11:12]), field


@pytest.mark.parametrize("states", ["[USA,RUS]", "[CHN,IND]", "[IRN,SAU]", "[EUU,RUS]"])
def test_the_rules_run_in_a_world_of_two_states(states):
    base = without_strategy(scenario(f"states={states}"))
    world = worlds(base, 0, 5)
    for field in FIELDS:
        assert np.isfinite(getattr(world, field)).all(), field


def test_parameters_may_differ_by_run():
    base = without_strategy(scenario("states=[USA,RUS,IRN]"))
    rules = {name: halved(rule) for name, rule in base.rules.items() if name in OWN}
    base = dataclasses.replace(base, rules={**base.rules, **rules})
    world = worlds(base, 0, 4, weeks=3)
    assert world.felt.shape == (4, world.actors.dyads.count)


OWN = {
    "precedent",
    "felt_threat",
    "trust",
    "cyber_channel",
    "cyber_dialogue",
    "escalation",
    "threats",
    "compliance",
    "audience",
}


def halved(rule):
    """The rule with every sampled parameter given by run, on its way to half its value."""
    spread = np.linspace(1.0, 0.5, 4)[:, None]
    sampled = {
        field.name: getattr(rule, field.name) * spread
        for field in dataclasses.fields(rule)
        if field.metadata.get("range") and isinstance(getattr(rule, field.name), float)
    }
    return dataclasses.replace(rule, **sampled)
