"""Prisoner exchanges."""

import numpy as np
import pytest
import worlds
from war_worlds import RUNS, ruled

from sim.rules.humanitarian import Humanitarian
from sim.world import World

RULE = Humanitarian()
WEEKS = 200
LABEL = "RUS>UKR:prisoner_exchange"


def record(rule: Humanitarian, runs: int) -> tuple[np.ndarray, World]:
    """Exchanges by week and run, and the last world."""
    world, weeks = rule.settle(worlds.world(runs=runs)), []
    for week in range(1, WEEKS + 1):
        world = world.replace(occurred=np.zeros_like(world.occurred))
        world = rule(world, worlds.quiet(world), worlds.draws(week, runs))
        weeks.append(ruled(world, LABEL))
    return np.array(weeks), world


def gaps(exchanges: np.ndarray) -> np.ndarray:
    return np.concatenate([np.diff(np.flatnonzero(run)) for run in exchanges.T])


@pytest.fixture(scope="module")
def usual() -> tuple[np.ndarray, World]:
    return record(RULE, 400)


def test_gaps_have_the_quantiles_of_the_record(usual: tuple[np.ndarray, World]) -> None:
    between = 7 * gaps(usual[0])
    assert np.median(between) == 14  # 13 days in the record, which is finer than a week
    assert 35 <= np.quantile(between, 0.9) <= 42  # 39 days
    longest = np.quantile(between, 1 - 0.5 / 57)
    assert 70 <= longest <= 140  # 105 days is the longest of 57 gaps


def test_the_yearly_rate_is_that_of_the_repertoire(usual: tuple[np.ndarray, World]) -> None:
    exchanges, world = usual
    reference = world.repertoire.reference[world.repertoire.positions[LABEL]]
    assert abs(np.log(52 * exchanges.mean() / reference)) < 0.05


def test_the_regime_and_its_clock_start_at_rest(usual: tuple[np.ndarray, World]) -> None:
    start, last = RULE.settle(worlds.world(runs=400)), usual[1]
    assert abs(last.exchange_regime.mean() - start.exchange_regime.mean()) < 4 * 0.4 / 20
    spread = last.since_exchange.std() / 20
    assert abs(last.since_exchange.mean() - start.since_exchange.mean()) < 4 * spread


def test_a_frozen_track_exchanges_less_and_pauses_longer(usual: tuple[np.ndarray, World]) -> None:
    frozen, _ = record(Humanitarian(close=0.25, open=0.05), 100)
    assert frozen.mean() < usual[0].mean() / 2
    assert np.quantile(gaps(frozen), 0.9) > np.quantile(gaps(usual[0]), 0.9)


def test_an_exchange_sets_the_clock_back() -> None:
    world = RULE.settle(worlds.world(runs=RUNS))
    after = RULE(world, worlds.quiet(world), worlds.draws(runs=RUNS))
    exchanged = ruled(after, LABEL) == 1
    np.testing.assert_allclose(after.since_exchange[exchanged], 0.0)
    np.testing.assert_allclose(after.since_exchange[~exchanged], world.since_exchange[0, 0] + 1)
