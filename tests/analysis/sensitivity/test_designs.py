"""Designs are even and repeat themselves; distributions are those of their names."""

from typing import Any

import numpy as np
import pytest
from scipy import stats
from scipy.stats import qmc

from sim.study.design import DESIGNS, group_size
from sim.study.design_reader import read_distribution


@pytest.mark.parametrize("design", DESIGNS)
def test_every_design_fills_the_cube_evenly_and_repeats_itself(design: str) -> None:
    labels = [f"x{number}" for number in range(6)]
    values = DESIGNS[design](7, labels, 8 * 128)
    assert values.shape == (1024, 6)
    assert (values >= 0).all() and (values < 1).all()
    assert np.allclose(values.mean(axis=0), 0.5, atol=0.04)
    assert np.allclose(values.std(axis=0), 1 / np.sqrt(12), atol=0.03)
    assert np.array_equal(values, DESIGNS[design](7, labels, 8 * 128))
    assert not np.array_equal(values, DESIGNS[design](8, labels, 8 * 128))


def test_a_sobol_design_is_more_even_than_chance() -> None:
    labels = ["a", "b", "c"]
    even, random = (DESIGNS[name](1, labels, 256) for name in ("sobol", "monte_carlo"))
    assert qmc.discrepancy(even) < qmc.discrepancy(random) / 5


@pytest.mark.parametrize("runs", [5 * 16, 8 * 17], ids=["k + 2", "2k + 2"])
def test_a_group_of_a_saltelli_design_mixes_two_points_one_parameter_at_a_time(runs: int) -> None:
    rows = group_size(runs, 3)
    for group in DESIGNS["saltelli"](1, ["a", "b", "c"], runs).reshape(-1, rows, 3):
        first, last = group[0], group[-1]
        for own in range(3):
            assert np.array_equal(group[1 + own], np.where(np.arange(3) == own, last, first))
            if rows == 8:
                mixed = np.where(np.arange(3) == own, first, last)
                assert np.array_equal(group[4 + own], mixed)


@pytest.mark.parametrize(
    ("given", "twin"),
    [
        ({"distribution": "uniform", "low": 1, "high": 3}, stats.uniform(1, 2)),
        ({"distribution": "loguniform", "low": 0.1, "high": 10}, stats.loguniform(0.1, 10)),
        ({"distribution": "normal", "mean": 1, "sd": 2}, stats.truncnorm(-2.5, 49.5, 1, 2)),
        (
            {"distribution": "triangular", "low": 0, "mode": 1, "high": 4},
            stats.triang(0.25, 0, 4),
        ),
    ],
)
def test_distributions_have_the_quantiles_of_their_names(given: dict[str, Any], twin: Any) -> None:
    chance = np.linspace(0.001, 0.999, 99)
    made = read_distribution("x", given, (-4.0, 100.0))
    np.testing.assert_allclose(made.quantile(chance), twin.ppf(chance), rtol=1e-9, atol=1e-12)
