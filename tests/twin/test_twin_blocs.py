"""The rules of the blocs and their plain twins give the same weeks."""

import dataclasses

import numpy as np
import pytest

from sim.choice import Doctrine
from sim.model import InternationalSystem
from sim.world import World
from tests.twin.adapter import arrays, recorded, twin
from tests.worlds import scenario

RULES = ("theatres", "exercises", "alarm", "coercion", "burden", "cohesion", "brics", "posture")
TERMS = ("alarm", "alliance", "burden", "partnership", "gulf")
RUNS = 4
WEEKS = 14


def own_parts(*overrides):
    """The baseline with the rules and terms of the blocs alone."""
    base = scenario(*overrides)
    doctrines = {
        code: Doctrine(d.policy, {k: v for k, v in d.weights.items() if k in TERMS})
        for code, d in base.doctrines.items()
    }
    return dataclasses.replace(
        base,
        rules={name: base.rules[name] for name in RULES},
        terms={name: base.terms[name] for name in TERMS},
        doctrines=doctrines,
        indicators={},
    )


def shaken(world: World, seed: int) -> World:
    """A world whose stocks have been moved at random."""
    rng = np.random.default_rng(seed)
    names = ("alarm", "cohesion", "cooperation", "coercion", "burden_gap", "fast_shared")
    moved = {
        name: getattr(world, name) + rng.uniform(0, 0.2, getattr(world, name).shape)
        for name in (*names, "alignment", "intensity")
    }
    moved["stage"] = rng.integers(0, 6, world.stage.shape).astype(float)
    return world.replace(moved)


@pytest.mark.parametrize(
    "overrides",
    [
        (),
        ("driver/exercises=expanded_axis", "driver/brics=consolidating"),
        ("driver/exercises=paused", "driver/transatlantic=rupture", "driver/middle_east=flare_up"),
        ("states=[CHN,IND,RUS]",),
        ("states=[USA,RUS,DEU,UKR]",),
    ],
)
def test_weeks_of_the_blocs_are_those_of_their_plain_twins(overrides) -> None:
    system = InternationalSystem(own_parts(*overrides), 0, RUNS)
    system.world = shaken(system.world, 5)
    log = recorded(system)
    twins = [twin(system, log, run) for run in range(RUNS)]
    for _ in range(WEEKS):
        system.step()
        for run, other in enumerate(twins):
            other.step()
            chosen = system.orders.run == run
            cells = system.orders.cell[chosen].tolist()
            counts = system.orders.count[chosen].tolist()
            assert other.moves == list(zip(cells, counts, strict=True))
            for name, values in arrays(system.world).items():
                plain = np.atleast_1d(np.asarray(getattr(other.w, name), dtype=float))
                np.testing.assert_allclose(plain, values[run], rtol=0, atol=1e-9, err_msg=name)
