"""A run is the same to the bit in any block, with every rule of the default world."""

import dataclasses
from functools import lru_cache

import numpy as np
import pytest
from worlds import scenario

from sim.model import InternationalSystem
from sim.world import World

RUNS, WEEKS = 300, 27
"""Half a year and a week: what is due each quarter or half-year has happened."""
ALONE = (0, 17, 128, 299)
FIRST_OF_SEVENTEEN = (0, 17, 136, 289)
NAMES = [field.name for field in dataclasses.fields(World) if "unit" in field.metadata]


@lru_cache(maxsize=1)
def together() -> dict[str, np.ndarray]:
    """All quantities of all weeks, run first, for one block of all runs."""
    return passed(0, RUNS)


def passed(first: int, runs: int) -> dict[str, np.ndarray]:
    system = InternationalSystem(scenario(), first, runs)
    weeks = [system.world]
    events = []
    for _ in range(WEEKS):
        system.step()
        weeks.append(system.world)
        events.append(system.orders.total(np.arange(float(system.scenario.repertoire.count))))
    values = {name: np.stack([getattr(w, name) for w in weeks], axis=1) for name in NAMES}
    reported = system.datacollector.model_vars
    indicators = {f"indicator {k}": np.stack(v, axis=1) for k, v in reported.items()}
    return {**values, **indicators, "moves": np.stack(events, axis=1)}


def differing(first: int, runs: int) -> list[str]:
    block = passed(first, runs)
    return [
        name
        for name, values in together().items()
        if not np.array_equal(values[first : first + runs], block[name])
    ]


@pytest.mark.slow
@pytest.mark.parametrize("first", FIRST_OF_SEVENTEEN)
def test_blocks_of_seventeen_give_the_same_numbers_to_the_bit(first: int) -> None:
    assert differing(first, min(17, RUNS - first)) == []


@pytest.mark.slow
@pytest.mark.parametrize("run", ALONE)
def test_a_run_alone_gives_the_same_numbers_to_the_bit(run: int) -> None:
    assert differing(run, 1) == []


def test_runs_differ_from_each_other() -> None:
    posture = together()["posture"][:, -1]
    assert len(np.unique(posture[:, 0])) == RUNS
