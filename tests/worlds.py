"""Small worlds for tests: the shipped configuration, cut to a few states and runs."""

from functools import lru_cache
from typing import Any

import numpy as np

from sim.config import load_scenario
from sim.draws import Draws
from sim.model import InternationalSystem
from sim.moves import Orders, no_orders
from sim.scenario import Scenario
from sim.world import World


@lru_cache(maxsize=16)
def scenario(*overrides: str) -> Scenario:
    """The baseline with overrides."""
    return load_scenario("baseline", list(overrides))


def world(*overrides: str, runs: int = 3) -> World:
    """The world at week 0."""
    return InternationalSystem(scenario(*overrides), 0, runs).world


def draws(week: int = 1, runs: int = 3, seed: int = 1) -> Draws:
    """The draws of a week."""
    return Draws(seed, 0, runs, week)


def quiet(world: World) -> Orders:
    """A week without moves."""
    return no_orders(world.repertoire, len(world.stage))


def orders(world: World, *labels: str) -> Orders:
    """A week in which these moves happen in every run, as in `USA>RUS:impose_sanctions`."""
    cells = np.array(sorted(world.repertoire.positions[label] for label in labels))
    runs = len(world.stage)
    empty = quiet(world)
    many = runs * len(cells)
    return Orders(
        world.repertoire,
        runs,
        np.repeat(np.arange(runs), len(cells)),
        np.tile(cells, runs),
        np.ones(many, dtype=np.int64),
        empty.expected,
    )


def run(scenario: Scenario, runs: int = 3, weeks: int = 5) -> InternationalSystem:
    """A system after some weeks."""
    system = InternationalSystem(scenario, 0, runs)
    for _ in range(weeks):
        system.step()
    return system


def history(system: InternationalSystem, indicator: str) -> Any:
    """Values of an indicator, week first."""
    return np.array(system.datacollector.model_vars[indicator])
