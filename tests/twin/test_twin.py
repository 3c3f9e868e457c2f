"""The engine and the plain-Mesa twin give the same weeks, choice by choice."""

import dataclasses

import numpy as np
import pytest

from sim.model import InternationalSystem
from sim.world import World
from tests.twin.adapter import arrays, recorded, twin
from tests.worlds import scenario

WEEKS = 8
RUNS = 5


def shaken(world: World, seed: int) -> World:
    """A world whose stocks have been moved at random, within their ranges."""
    rng = np.random.default_rng(seed)
    shares = ("level", "stake", "felt", "cooperation", "cohesion", "guarantee")
    changes = {
        name: np.clip(
            getattr(world, name) + rng.uniform(-0.2, 0.2, getattr(world, name).shape), 0, 1
        )
        for name in shares
    }
    changes["stage"] = rng.integers(0, 6, world.stage.shape).astype(float)
    changes["sanctions_act"] = rng.integers(0, 2, world.stage.shape).astype(float)
    changes["fast_shared"] = world.fast_shared + rng.normal(size=world.fast_shared.shape)
    return world.replace(changes)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_week_of_a_random_world_is_the_same_choice_by_choice(seed: int) -> None:
    base = dataclasses.replace(scenario(), seed=seed)
    system = InternationalSystem(base, 0, RUNS)
    system.world = shaken(system.world, seed)
    log = recorded(system)
    twins = [twin(system, log, run) for run in range(RUNS)]
    for _ in range(WEEKS):
        system.step()
        for run, other in enumerate(twins):
            other.step()
            chosen = system.orders.run == run
            ours = list(
                zip(
                    system.orders.cell[chosen].tolist(),
                    system.orders.count[chosen].tolist(),
                    strict=True,
                )
            )
            assert other.moves == ours
            compare(system.world, other.w, run)


def compare(world: World, w: object, run: int) -> None:
    """Every field of the two worlds, floats to 1e-9."""
    for name, values in arrays(world).items():
        plain = np.atleast_1d(np.asarray(getattr(w, name), dtype=float))
        np.testing.assert_allclose(plain, values[run], rtol=0, atol=1e-9, err_msg=name)
