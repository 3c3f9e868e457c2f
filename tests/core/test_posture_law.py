"""Without moves, posture follows the fitted law: its moments are known in closed form."""

import dataclasses
from functools import lru_cache

import numpy as np
import pytest
from worlds import draws, quiet, scenario, world

from sim.rules.posture import Posture
from sim.world import Reference, World

RUNS, WEEKS = 400, 30
LAW = dataclasses.replace(Posture(), impulse=0.0)
"""The law of motion alone."""
ERRORS = 4.0
"""Standard errors that a sample may lie off its theory."""


def uncalibrated(runs: int) -> World:
    """The start without room kept for the variance that moves add."""
    return world(runs=runs).replace(reference=Reference({}))


@lru_cache(maxsize=1)
def passed() -> list[World]:
    worlds = [uncalibrated(RUNS)]
    for week in range(1, WEEKS + 1):
        worlds.append(LAW(worlds[-1], quiet(worlds[-1]), draws(week, RUNS)))
    return worlds


@pytest.mark.parametrize(
    ("field", "variance"),
    [("fast_shared", LAW.fast_variance), ("fast_sided", LAW.sided_variance)],
)
def test_the_variance_of_a_fast_component_is_the_stationary_one(
    field: str, variance: float
) -> None:
    values = getattr(passed()[-1], field)
    # The variance of n normal numbers has standard error variance * sqrt(2 / n).
    error = variance * np.sqrt(2 / values.size)
    assert abs(np.mean(values**2) - variance) < ERRORS * error
    assert abs(values.mean()) < ERRORS * np.sqrt(variance / values.size)


@pytest.mark.parametrize(
    ("field", "persistence"),
    [("fast_shared", LAW.fast_persistence), ("fast_sided", LAW.sided_persistence)],
)
@pytest.mark.parametrize("lag", [1, 2, 4])
def test_the_autocorrelation_of_a_fast_component_is_that_of_the_law(
    field: str, persistence: float, lag: int
) -> None:
    now, before = getattr(passed()[-1], field), getattr(passed()[-1 - lag], field)
    correlation = np.corrcoef(now.ravel(), before.ravel())[0, 1]
    wanted = persistence**lag
    error = (1 - wanted**2) / np.sqrt(now.size)
    assert abs(correlation - wanted) < ERRORS * error


@pytest.mark.parametrize(
    ("field", "variance"),
    [("slow_shared", LAW.slow_shared_variance), ("slow_sided", LAW.slow_sided_variance)],
)
def test_a_slow_component_forgets_its_start_and_gains_variance_as_the_law_says(
    field: str, variance: float
) -> None:
    keep = LAW.slow_persistence
    gained = getattr(passed()[-1], field) - keep**WEEKS * getattr(passed()[0], field)
    wanted = variance * (1 - keep ** (2 * WEEKS)) / (1 - keep**2)
    assert abs(np.mean(gained**2) - wanted) < ERRORS * wanted * np.sqrt(2 / gained.size)


def test_the_two_directions_of_a_pair_correlate_by_what_they_share() -> None:
    last = passed()[-1]
    dyads, away = last.actors.dyads, last.posture - last.resting
    ahead, back = away[:, dyads.forward].ravel(), away[:, dyads.backward].ravel()
    shared, sided = LAW.fast_variance, LAW.sided_variance
    wanted = (shared - sided) / (shared + sided)
    error = (1 - wanted**2) / np.sqrt(ahead.size)
    assert abs(np.corrcoef(ahead, back)[0, 1] - wanted) < ERRORS * error


def test_posture_is_the_level_with_what_a_pair_shares_and_what_is_one_sided() -> None:
    last = passed()[-1]
    dyads = last.actors.dyads
    for dyad in range(0, dyads.count, 9):
        pair, sign = dyads.pair[dyad], dyads.sign[dyad]
        resting = LAW.level + last.slow_shared[:, pair] + sign * last.slow_sided[:, pair]
        fast = last.fast_shared[:, pair] + sign * last.fast_sided[:, pair]
        np.testing.assert_allclose(last.resting[:, dyad], resting, atol=1e-12)
        np.testing.assert_allclose(last.posture[:, dyad], resting + fast, atol=1e-12)


def test_the_start_has_the_mean_and_covariance_of_the_filter() -> None:
    runs, posture = 4000, scenario().start[1]
    start = world(runs=runs)
    parts = (start.slow_shared, start.slow_sided, start.fast_shared, start.fast_sided)
    sample = np.stack(parts, axis=-1)
    covariance = posture.root @ np.swapaxes(posture.root, 1, 2)
    error = np.sqrt(np.diagonal(covariance, axis1=1, axis2=2) / runs)
    assert (np.abs(sample.mean(axis=0) - posture.mean) < 4.5 * error).all()
    for pair in range(0, sample.shape[1], 5):
        wanted = covariance[pair]
        spread = np.sqrt((wanted**2 + np.outer(wanted.diagonal(), wanted.diagonal())) / runs)
        assert (np.abs(np.cov(sample[:, pair].T) - wanted) < 4.5 * spread + 1e-12).all()


def test_innovations_leave_room_for_what_moves_add_down_to_a_quarter() -> None:
    start = uncalibrated(2)
    pairs = start.actors.dyads.pairs
    full = (1 - LAW.fast_persistence**2) * LAW.fast_variance
    for taken, left in ((0.0, full), (0.4 * full, 0.6 * full), (2 * full, full / 4)):
        rest = {"posture.shared": np.full(pairs, taken)}
        netted = start.replace(reference=Reference(rest))
        after = LAW(netted, quiet(netted), draws(1, 2))
        noise = (after.fast_shared - LAW.fast_persistence * start.fast_shared) / np.sqrt(left)
        plain = LAW(start, quiet(start), draws(1, 2))
        wanted = (plain.fast_shared - LAW.fast_persistence * start.fast_shared) / np.sqrt(full)
        np.testing.assert_allclose(noise, wanted, rtol=1e-9)
