"""Random numbers belong to seed, run, week, owner and purpose, whatever the block."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from sim.draws import Draws

RUNS = 300
WIDTHS = (1, 3, 4, 5, 76)


def in_blocks(size: int, width: int, seed: int = 5, week: int = 9) -> np.ndarray:
    blocks = [
        Draws(seed, first, min(size, RUNS - first), week).uniform("owner", "purpose", width)
        for first in range(0, RUNS, size)
    ]
    return np.concatenate(blocks)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("size", [1, 17])
def test_a_run_draws_the_same_numbers_in_any_block(size: int, width: int) -> None:
    np.testing.assert_array_equal(in_blocks(size, width), in_blocks(RUNS, width))


@given(first=st.integers(0, 10**9), runs=st.integers(1, 9), width=st.integers(1, 20))
def test_one_run_drawn_alone_is_its_row_of_any_block(first: int, runs: int, width: int) -> None:
    together = Draws(1, first, runs, 3).uniform("owner", "purpose", width)
    alone = Draws(1, first + runs - 1, 1, 3).uniform("owner", "purpose", width)
    np.testing.assert_array_equal(together[-1:], alone)


def test_another_owner_that_draws_in_between_shifts_nobody() -> None:
    draws = Draws(1, 0, 4, 2)
    before = draws.uniform("first", "noise", 6)
    draws.uniform("newcomer", "noise", 60)
    np.testing.assert_array_equal(draws.uniform("first", "noise", 6), before)


@pytest.mark.parametrize(
    "other",
    [
        Draws(2, 0, 3, 4).uniform("owner", "purpose", 8),
        Draws(1, 3, 3, 4).uniform("owner", "purpose", 8),
        Draws(1, 0, 3, 5).uniform("owner", "purpose", 8),
        Draws(1, 0, 3, 4).uniform("another", "purpose", 8),
        Draws(1, 0, 3, 4).uniform("owner", "another", 8),
    ],
    ids=["seed", "run", "week", "owner", "purpose"],
)
def test_numbers_change_with_every_part_of_their_key(other: np.ndarray) -> None:
    numbers = Draws(1, 0, 3, 4).uniform("owner", "purpose", 8)
    assert not np.isin(numbers, other).any()


def test_the_draws_of_another_week_differ_in_the_week_alone() -> None:
    draws = Draws(1, 10, 2, 4)
    same = Draws(1, 10, 2, 7).uniform("owner", "purpose", 3)
    np.testing.assert_array_equal(draws.at(7).uniform("owner", "purpose", 3), same)


def test_uniform_numbers_are_uniform_over_runs_weeks_and_columns() -> None:
    weeks = [Draws(3, 0, 200, week).uniform("owner", "purpose", 7) for week in range(30)]
    numbers = np.stack(weeks)
    assert stats.kstest(numbers.ravel(), "uniform").pvalue > 0.01
    assert stats.kstest(numbers[:, 0, 0], "uniform").pvalue > 0.01
    assert stats.kstest(numbers[0, :, 0], "uniform").pvalue > 0.01


def test_normal_numbers_are_standard_normal() -> None:
    numbers = Draws(3, 0, 3000, 1).normal("owner", "purpose", 8)
    assert stats.kstest(numbers.ravel(), "norm").pvalue > 0.01


def test_neighbouring_runs_weeks_and_columns_are_uncorrelated() -> None:
    numbers = np.stack([Draws(3, 0, 200, week).normal("o", "p", 6) for week in range(60)])
    lagged = [
        np.corrcoef(numbers[1:].ravel(), numbers[:-1].ravel())[0, 1],
        np.corrcoef(numbers[:, 1:].ravel(), numbers[:, :-1].ravel())[0, 1],
        np.corrcoef(numbers[..., 1:].ravel(), numbers[..., :-1].ravel())[0, 1],
    ]
    # The correlation of n independent pairs has standard error 1 / sqrt(n).
    assert np.abs(lagged).max() < 4 / np.sqrt(60 * 200 * 5)


def test_normal_numbers_are_the_quantiles_of_the_uniform_ones() -> None:
    draws = Draws(1, 0, 5, 1)
    uniform, normal = draws.uniform("o", "p", 9), draws.normal("o", "p", 9)
    np.testing.assert_allclose(stats.norm.cdf(normal), uniform, rtol=1e-12)


def test_numbers_lie_inside_the_open_interval_and_their_quantiles_are_finite() -> None:
    draws = Draws(1, 0, 2000, 1)
    numbers = draws.uniform("o", "p", 50)
    assert numbers.min() > 0 and numbers.max() < 1
    assert np.isfinite(draws.normal("o", "p", 50)).all()


def test_the_numbers_of_a_key_never_change() -> None:
    numbers = Draws(1, 7, 1, 26).uniform("posture", "innovation", 5)[0]
    assert numbers.tolist() == [
        0.36830960039648786,
        0.8701970883181247,
        0.69353663522217,
        0.321507069107271,
        0.2545076664396527,
    ]


def mirrored(first: int, runs: int, width: int = 5) -> np.ndarray:
    return Draws(5, first, runs, 9, mirrored=True).uniform("owner", "purpose", width)


@given(first=st.integers(0, 10**6), runs=st.integers(1, 9))
def test_a_mirrored_run_draws_the_same_numbers_in_any_block(first: int, runs: int) -> None:
    together = mirrored(first, runs)
    for k in range(runs):
        np.testing.assert_array_equal(together[k], mirrored(first + k, 1)[0])


def test_each_pair_of_mirrored_runs_has_what_one_own_run_has_and_its_mirror_image() -> None:
    numbers = mirrored(0, 40)
    own = Draws(5, 0, 20, 9).uniform("owner", "purpose", 5)
    np.testing.assert_array_equal(numbers[::2], own)
    np.testing.assert_allclose(numbers[1::2], 1 - own, atol=1e-15)


def test_normal_numbers_of_mirrored_runs_have_no_mean_and_are_finite() -> None:
    normal = Draws(5, 0, 4000, 9, mirrored=True).normal("owner", "purpose", 5)
    assert np.isfinite(normal).all()
    np.testing.assert_allclose(normal.mean(axis=0), 0, atol=1e-12)
    assert stats.kstest(normal[::2].ravel(), "norm").pvalue > 0.01
