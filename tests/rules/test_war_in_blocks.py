"""The war's rules in blocks of runs, and in worlds without the war."""

import dataclasses

import numpy as np
import pytest
import worlds

from sim.model import InternationalSystem
from sim.model.system import block
from sim.world import World

FIELDS = (
    "stage",
    "belief_russia",
    "belief_ukraine",
    "military_share",
    "demand_russia",
    "offer_ukraine",
    "mediated",
    "hearsay",
    "guarantee",
    "terms",
    "truce",
    "exchange_regime",
    "since_exchange",
    "accusations",
)


def rows(world: World, runs: slice) -> np.ndarray:
    return np.concatenate([getattr(world, name)[runs] for name in FIELDS], axis=1)


def test_a_run_is_the_same_to_the_bit_in_any_block() -> None:
    scenario = dataclasses.replace(worlds.scenario(), weeks=30)
    whole = rows(block(scenario, 0, 17).world, slice(0, 17))
    np.testing.assert_array_equal(rows(block(scenario, 7, 1).world, slice(0, 1)), whole[7:8])
    np.testing.assert_array_equal(rows(block(scenario, 3, 9).world, slice(0, 9)), whole[3:12])


@pytest.mark.parametrize("states", ["states=[CHN,IND]", "states=[USA,RUS]", "states=[USA,UKR]"])
def test_without_both_parties_the_war_stands_still(states: str) -> None:
    system = InternationalSystem(worlds.scenario(states), 0, 5)
    for _ in range(12):
        system.step()
    world = system.world
    assert (world.stage == 1).all() and (world.ceasefires == 0).all()
    assert (world.truce == 0).all() and (world.exchange_regime == 0).all()
    assert np.isfinite(rows(world, slice(0, 5))).all()


def test_the_two_parties_alone_still_bargain() -> None:
    world = worlds.run(worlds.scenario("states=[RUS,UKR]"), runs=50, weeks=60).world
    assert (world.stage != 1).any() and np.isfinite(rows(world, slice(0, 50))).all()
