"""Weeks of a world, taken apart: what each rule is given and what it returns."""

import dataclasses
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import numpy as np
from contracts.parts import drawn
from worlds import scenario

from sim.draws import Draws
from sim.model import InternationalSystem
from sim.moves import Orders
from sim.scenario import Scenario
from sim.world import World

WORLDS = ((), ("states=[USA,RUS]",), ("states=[CHN,IND]",))
RUNS = 3
WEEKS = 3


@dataclasses.dataclass(frozen=True)
class Given:
    """What a rule was called with, once."""

    world: World
    orders: Orders
    draws: Draws


class Watch:
    """Stands in for a rule, passes everything on, and keeps what it was given."""

    def __init__(self, rule: Any) -> None:
        self.rule = rule
        self.given: list[Given] = []

    def __call__(self, world: World, orders: Orders, draws: Draws) -> World:
        self.given.append(Given(world, orders, draws))
        after: World = self.rule(world, orders, draws)
        return after


@lru_cache(maxsize=4)
def watched(*overrides: str, runs: int = RUNS) -> dict[str, Watch]:
    """Every rule of the default world with what it was given over a few weeks."""
    system = InternationalSystem(scenario(*overrides), 0, runs)
    watches = {name: Watch(rule) for name, rule in system.rules.items()}
    system.rules = dict(watches)
    for _ in range(WEEKS):
        system.step()
    return watches


def arrays(world: World) -> Iterator[tuple[str, np.ndarray]]:
    """All arrays of a world by name."""
    for field in dataclasses.fields(world):
        if "unit" in field.metadata:
            yield field.name, getattr(world, field.name)


def units() -> dict[str, str]:
    """The unit of each quantity of the world."""
    fields = dataclasses.fields(World)
    return {f.name: f.metadata["unit"] for f in fields if "unit" in f.metadata}


def sampled(base: Scenario, runs: int, seed: int = 1) -> Scenario:
    """The scenario with every ranged parameter of rules, terms and choice drawn a run."""
    return dataclasses.replace(
        base,
        rules={name: drawn(rule, runs, seed) for name, rule in base.rules.items()},
        terms={name: drawn(term, runs, seed) for name, term in base.terms.items()},
        choice=drawn(base.choice, runs, seed),
    )


def same(first: World, second: World, run: int | slice = slice(None)) -> None:
    """Both worlds hold the same numbers in a run, but for rounding."""
    for (name, one), (_, other) in zip(arrays(first), arrays(second), strict=True):
        np.testing.assert_allclose(one[run], other[run], rtol=1e-9, atol=1e-12, err_msg=name)
