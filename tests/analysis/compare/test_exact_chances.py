"""Exact p-values of two chances against all tables there are, and their intervals beside them."""

from collections.abc import Iterator
from itertools import combinations, product

import numpy as np
import pandas as pd
import pytest

from sim.analysis.compare import chance_row, compare_outcomes, fisher, mcnemar

LEVELS = pytest.mark.parametrize("level", [0.95, 0.99])
SIZES = ((5, 5), (9, 15), (12, 12), (40, 25), (300, 300))


def pairs(runs: int, up: int, down: int) -> tuple[np.ndarray, np.ndarray]:
    """Runs in which the event happens in the second world alone, or in the first alone."""
    places = np.arange(runs)
    return ((places >= up) & (places < up + down)) * 1.0, (places < up) * 1.0


def sample(runs: int, times: int) -> np.ndarray:
    return (np.arange(runs) < times) * 1.0


def tables() -> Iterator[tuple[bool, np.ndarray, np.ndarray]]:
    """Pairs of which up to 20 differ either way, and separate samples with up to 14 events."""
    for runs, up, down in product((40, 300), range(21), range(20)):
        yield True, *pairs(runs, up, down)
    for (one, other), few, many in product(SIZES, range(15), range(15)):
        yield False, sample(one, min(few, one)), sample(other, min(many, other))


@pytest.mark.parametrize(("up", "down"), [(0, 0), (4, 0), (1, 6), (5, 5), (8, 2)])
def test_the_p_value_of_pairs_is_the_share_of_all_ways_in_which_they_may_differ(
    up: int, down: int
) -> None:
    apart = [abs(sum(signs)) for signs in product((-1, 1), repeat=up + down)]
    share = np.mean([gap >= abs(up - down) for gap in apart])
    assert mcnemar(*pairs(12, up, down)) == pytest.approx(share)


@pytest.mark.parametrize(
    ("one", "few", "other", "many"), [(6, 0, 6, 4), (5, 1, 8, 6), (7, 2, 4, 2), (6, 0, 6, 0)]
)
def test_the_p_value_of_samples_is_the_share_of_all_ways_to_place_the_events(
    one: int, few: int, other: int, many: int
) -> None:
    placed = [
        sum(run < one for run in ways) for ways in combinations(range(one + other), few + many)
    ]
    ways = np.bincount(placed, minlength=one + 1)
    expected = ways[ways <= ways[few]].sum() / ways.sum()
    assert fisher(sample(one, few), sample(other, many)) == pytest.approx(expected)


@LEVELS
def test_interval_and_p_value_say_the_same_of_zero_on_all_small_tables(level: float) -> None:
    for paired, first, second in tables():
        row = chance_row(first, second, paired, level)
        apart = row["low"] > 0 or row["high"] < 0
        assert apart == (row["p_value"] < 1 - level), (
            paired,
            len(first),
            first.sum(),
            second.sum(),
        )
        assert row["low"] <= second.mean() - first.mean() <= row["high"] or row["p_value"] == 1


def test_four_of_300_pairs_that_differ_are_no_finding() -> None:
    first, second = (pd.DataFrame({"x": values}) for values in pairs(300, 4, 0))
    row = compare_outcomes(first, second, chances={"x"}).loc["x"]
    assert row["p_value"] == pytest.approx(0.125)
    assert row["low"] < 0 < row["high"]
    assert compare_outcomes(first, second, chances=()).loc["x", "p_value"] < 0.05


def test_equal_chances_are_told_apart_no_more_often_than_the_level_says() -> None:
    rng = np.random.default_rng(5)
    for paired in (True, False):
        found = [chance_row(*(rng.random((2, 80)) < 0.05) * 1.0, paired) for _ in range(400)]
        assert np.mean([row["p_value"] < 0.05 for row in found]) <= 0.05
