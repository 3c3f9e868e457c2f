"""Worlds for the tests of threats, fear, trust and the ladder."""

import dataclasses
from functools import lru_cache

from sim.analysis.calibration.observe import observe
from sim.choice import Doctrine
from sim.model import InternationalSystem
from sim.policies.reaction import Reaction
from sim.scenario import Calibration, Scenario
from sim.world import Reference, World
from tests.worlds import scenario

RUNS = 200


def without_strategy(base: Scenario) -> Scenario:
    """The scenario with base rates tilted by posture only, and nothing collected."""
    doctrines = dict.fromkeys(base.doctrines, Doctrine(Reaction(), {}))
    calibration = dataclasses.replace(base.calibration, reference=Reference({}))
    return dataclasses.replace(
        base,
        doctrines=doctrines,
        terms={},
        indicators={},
        outcomes={},
        calibration=calibration,
        weeks=52,
    )


@lru_cache(maxsize=4)
def at_rest(*overrides: str) -> Scenario:
    """The same with status-quo means averaged over a run of its own."""
    base = without_strategy(scenario(*overrides))
    rest = observe(base, RUNS).rest
    calibration: Calibration = dataclasses.replace(base.calibration, reference=Reference(rest))
    return dataclasses.replace(base, calibration=calibration)


def aged(world: World) -> World:
    """The world a week on, so that what begins in the first week does not."""
    return world.replace(week=1)


def dyad(world: World, label: str) -> int:
    """Position of a dyad."""
    return world.actors.dyads.positions[label]


def bare_world(*overrides: str, runs: int = 3) -> World:
    """The world at week 0 of a scenario that collects nothing."""
    return InternationalSystem(without_strategy(scenario(*overrides)), 0, runs).world
