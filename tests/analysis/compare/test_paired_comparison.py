"""Paired and unpaired comparison of outcomes."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from sim.analysis.compare import compare_outcomes, holm


def frame(**columns: np.ndarray) -> pd.DataFrame:
    table = pd.DataFrame(columns)
    table.index.name = "run"
    return table


def luck(runs: int = 400, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=runs)


def test_a_constant_shift_on_common_luck_is_found_exactly() -> None:
    shared = luck()
    row = compare_outcomes(frame(x=shared), frame(x=shared + 0.5), chances=()).loc["x"]
    assert row["difference"] == pytest.approx(0.5)
    assert row["low"] == pytest.approx(row["high"], abs=1e-9)
    assert row["pooled_sd"] == pytest.approx(shared.std(ddof=1))


def test_the_paired_interval_is_that_of_a_one_sample_t_test() -> None:
    first, second = luck(seed=1), luck(seed=1) + 0.1 * luck(seed=2)
    row = compare_outcomes(frame(x=first), frame(x=second), chances=()).loc["x"]
    interval = stats.ttest_1samp(second - first, 0.0).confidence_interval(0.95)
    assert (row["low"], row["high"]) == pytest.approx((interval.low, interval.high))
    assert row["p_value"] == pytest.approx(stats.ttest_rel(second, first).pvalue)


def test_the_unpaired_interval_is_that_of_welch() -> None:
    first, second = luck(seed=1), 2 * luck(300, seed=2)
    row = compare_outcomes(frame(x=first), frame(x=second), paired=False, chances=()).loc["x"]
    test = stats.ttest_ind(second, first, equal_var=False)
    interval = test.confidence_interval(0.95)
    assert (row["low"], row["high"]) == pytest.approx((interval.low, interval.high))


def test_pairing_on_correlated_luck_cuts_the_variance_by_its_theoretical_factor() -> None:
    shared, noise = luck(200_000, 1), luck(200_000, 2)
    row = compare_outcomes(frame(x=shared), frame(x=shared + 0.5 * noise), chances=()).loc["x"]
    assert row["pairing"] == pytest.approx((1 + 1.25) / 0.25, rel=0.03)


def test_an_outcome_that_never_varies_shows_no_effect_and_no_division_by_zero() -> None:
    row = compare_outcomes(frame(x=np.ones(10)), frame(x=np.ones(10)), chances=()).loc["x"]
    assert (row["difference"], row["standardised"], row["p_value"]) == (0.0, 0.0, 1.0)


def test_what_arithmetic_leaves_of_zero_is_no_difference() -> None:
    left = np.resize([0.0, 1e-17, 2e-17], 50)
    for first in (np.zeros(50), np.resize([0.3, 0.0, -0.3], 50)):
        row = compare_outcomes(frame(x=first), frame(x=first + left), chances=()).loc["x"]
        assert (row["difference"], row["p_value"]) == (0.0, 1.0)


@pytest.mark.parametrize("paired", [True, False])
def test_what_only_rounding_tells_apart_is_no_difference(paired: bool) -> None:
    values = 0.4 + 0.03 * luck(200)
    nudged = np.where(np.arange(200) % 2, np.nextafter(values, 1.0), values)
    row = compare_outcomes(frame(x=values), frame(x=nudged), paired=paired, chances=()).loc["x"]
    assert (row["difference"], row["p_value"]) == (0.0, 1.0)
    assert row["low"] <= 0 <= row["high"]


def test_paired_studies_with_different_runs_are_refused() -> None:
    with pytest.raises(ValueError, match="same runs"):
        compare_outcomes(frame(x=luck(10)), frame(x=luck(11)), chances=())


def test_intervals_of_equal_scenarios_cover_zero_as_often_as_they_promise() -> None:
    covered = 0
    for trial in range(400):
        rng = np.random.default_rng(trial)
        row = compare_outcomes(
            frame(x=rng.normal(size=60)), frame(x=rng.normal(size=60)), paired=False, chances=()
        ).loc["x"]
        covered += row["low"] <= 0 <= row["high"]
    assert 0.92 <= covered / 400 <= 0.98


def test_holm_corrects_a_textbook_case() -> None:
    corrected = holm(np.array([0.01, 0.04, 0.03, 0.005]))
    np.testing.assert_allclose(corrected, [0.03, 0.06, 0.06, 0.02])


def test_undefined_p_values_count_as_one() -> None:
    np.testing.assert_allclose(holm(np.array([np.nan, 0.01])), [1.0, 0.02])


@pytest.mark.parametrize("paired", [True, False])
@pytest.mark.parametrize(("first", "second", "size"), [(0.0, 1.0, np.inf), (0.3, 0.1, -np.inf)])
def test_a_difference_between_studies_that_never_vary_is_infinite(
    first: float, second: float, size: float, paired: bool
) -> None:
    one, other = frame(x=np.full(40, first)), frame(x=np.full(40, second))
    row = compare_outcomes(one, other, paired=paired, chances=()).loc["x"]
    assert (row["standardised"], row["pooled_sd"], row["pairing"]) == (size, 0.0, 1.0)
    assert row["difference"] == pytest.approx(second - first)


def test_an_event_of_every_run_in_one_study_and_none_in_the_other_is_infinite_and_clear() -> None:
    one, other = frame(x=np.zeros(40)), frame(x=np.ones(40))
    row = compare_outcomes(one, other, chances={"x"}).loc["x"]
    assert row["standardised"] == np.inf
    assert row["low"] > 0.8 and row["high"] == 1.0


@pytest.mark.parametrize("paired", [True, False])
def test_gaps_that_cancel_but_for_rounding_are_no_difference(paired: bool) -> None:
    first = 2.0 + 0.1 * luck(400)
    second = np.random.default_rng(1).permutation(first)
    assert second.mean() != first.mean() and (second - first).mean() != 0
    row = compare_outcomes(frame(x=first), frame(x=second), paired=paired, chances=()).loc["x"]
    assert (row["difference"], row["standardised"], row["p_value"]) == (0.0, 0.0, 1.0)
    assert row["low"] < 0 < row["high"]
