"""Indices are the published ones, carry intervals, and say what they rest on."""

import importlib
import sys

import numpy as np
import pandas as pd
import pytest
from analysis.sensitivity.tables import index, ishigami, linear, table
from SALib.analyze import pawn as salib_pawn
from scipy import stats

from sim.analysis.sensitivity import Sampled, Sensitivity, sensitivity
from sim.analysis.sensitivity.pawn import SLICES, distances
from sim.analysis.sensitivity.prcc import partial

ANGLES = ((-np.pi, np.pi),) * 3
UNIT = ((0.0, 1.0),) * 4
S1 = (0.3139, 0.4424, 0.0)
ST = (0.5576, 0.4424, 0.2437)
SIZES = pytest.mark.parametrize("rows", [5, 8], ids=["k + 2", "2k + 2"])


def of_ishigami(runs: int, design: str = "saltelli") -> Sensitivity:
    frame, sampled = table(design, runs, ANGLES, y=ishigami)
    return sensitivity(frame, sampled, ["y"])


@SIZES
def test_indices_of_the_ishigami_function_are_the_published_ones(rows: int) -> None:
    # 1023 groups of 8 are no multiple of 5, so that the larger form is told by the runs.
    found = of_ishigami(rows * 1023).table
    np.testing.assert_allclose(index(found, "y", "S1"), S1, atol=0.02)
    np.testing.assert_allclose(index(found, "y", "ST"), ST, atol=0.02)


def test_intervals_hold_the_published_indices_and_narrow_with_more_runs() -> None:
    few, many = of_ishigami(5 * 64).table, of_ishigami(5 * 1024).table
    for name, published in (("S1", S1), ("ST", ST)):
        for found in (few, many):
            assert (index(found, "y", name, "low") < np.array(published) + 1e-9).all()
            assert (index(found, "y", name, "high") > published).all()
        width = [index(f, "y", name, "high") - index(f, "y", name, "low") for f in (few, many)]
        assert (width[0] > 2 * width[1]).all()


def test_indices_of_a_linear_model_are_its_squared_weights() -> None:
    frame, sampled = table("saltelli", 6 * 512, UNIT, y=linear)
    found = sensitivity(frame, sampled, ["y"]).table
    shares = np.array([16, 4, 1, 0]) / 21
    np.testing.assert_allclose(index(found, "y", "S1"), shares, atol=0.01)
    np.testing.assert_allclose(index(found, "y", "ST"), shares, atol=0.01)


def test_the_same_study_gives_the_same_intervals() -> None:
    pd.testing.assert_frame_equal(of_ishigami(320).table, of_ishigami(320).table)


def test_a_failed_run_of_a_saltelli_design_takes_its_group_along() -> None:
    frame, sampled = table("saltelli", 5 * 512, ANGLES, y=ishigami)
    frame.loc[[12, 14], "y"] = np.nan
    found = sensitivity(frame.drop(index=[100, 2000]), sampled, ["y"])
    assert (found.points.missing, found.points.dropped, found.runs) == (4, 15, 5 * 509)
    np.testing.assert_allclose(index(found.table, "y", "ST"), ST, atol=0.05)


def test_a_failed_run_of_another_design_is_left_out_alone() -> None:
    frame, sampled = table("latin_hypercube", 200, UNIT, y=linear)
    found = sensitivity(frame.drop(index=[7]), sampled, ["y"])
    assert (found.points.missing, found.points.dropped, found.runs) == (1, 1, 199)


def test_a_monotone_model_has_partial_rank_correlations_of_its_signs() -> None:
    def monotone(x: np.ndarray) -> np.ndarray:
        noise = np.random.default_rng(1).normal(0, 1, len(x))
        return np.exp(3 * x[:, 0]) - 10 * x[:, 1] ** 3 + x[:, 2] + noise

    frame, sampled = table("latin_hypercube", 1000, UNIT, y=monotone)
    found = sensitivity(frame, sampled, ["y"])
    value = index(found.table, "y", "PRCC")
    assert found.method == "prcc"
    assert value[0] > 0.8 and value[1] < -0.7 and 0 < value[2] < 0.5 and abs(value[3]) < 0.1
    assert list(index(found.table, "y", "PRCC", "clear")) == [True, True, True, False]
    ends = [index(found.table, "y", "PRCC", name) for name in ("at_low", "at_high")]
    assert ends[0][0] < ends[1][0] and ends[0][1] > ends[1][1]


def test_partial_correlations_are_those_of_the_residuals_of_regressions() -> None:
    generator = np.random.default_rng(3)
    x = generator.normal(size=(60, 3)) @ np.array([[1, 0.5, 0], [0, 1, 0.3], [0, 0, 1.0]])
    y = x @ np.array([1.0, -2.0, 0.0]) + generator.normal(size=60)
    x, y = (x - x.mean(axis=0)) / x.std(axis=0), (y - y.mean()) / y.std()
    for own, found in enumerate(partial(x, y[:, None])[:, 0]):
        others = np.delete(x, own, axis=1)
        left = [v - others @ np.linalg.lstsq(others, v, rcond=None)[0] for v in (x[:, own], y)]
        assert found == pytest.approx(stats.pearsonr(*left).statistic)


def test_intervals_of_partial_correlations_miss_a_true_zero_one_time_in_twenty() -> None:
    frame, sampled = table("monte_carlo", 100, ((0, 1),) * 40, y=lambda x: x[:, 0])
    noise = np.random.default_rng(2).normal(size=(100, 50))
    frame = frame.assign(**{f"n{i}": noise[:, i] for i in range(50)})
    found = sensitivity(frame, sampled, [f"n{i}" for i in range(50)]).table
    missed = ((found["low"] > 0) | (found["high"] < 0)).mean()
    assert 0.035 < missed < 0.065
    assert found["clear"].sum() <= 6


def test_pawn_is_that_of_salib_and_tells_what_moves_from_what_does_not() -> None:
    frame, sampled = table("sobol", 2000, ANGLES, y=ishigami)
    frame["few"] = np.round(frame["y"] / 5)
    found = sensitivity(frame, sampled, ["y", "few"])
    values = frame[list(sampled.labels)].to_numpy()
    problem = {"num_vars": 3, "names": list(sampled.labels)}
    for name in ("y", "few"):
        outcome = frame[name].to_numpy()
        own = salib_pawn.analyze(problem, values, outcome, S=SLICES)["median"]
        np.testing.assert_allclose(distances(values, outcome), own)
        np.testing.assert_allclose(index(found.table, name, "PAWN"), own)
    assert found.method == "pawn"
    assert list(index(found.table, "y", "PAWN", "clear")) == [True, True, True]


def test_pawn_finds_nothing_in_an_outcome_of_mere_noise() -> None:
    frame, sampled = table("monte_carlo", 400, UNIT, y=linear)
    frame["y"] = np.random.default_rng(5).normal(size=400)
    found = sensitivity(frame, sampled, ["y"], "pawn").table
    assert not found["clear"].any()


def test_an_outcome_that_does_not_vary_is_named_and_has_no_index() -> None:
    for design, runs in (("saltelli", 6 * 64), ("latin_hypercube", 100), ("sobol", 128)):
        frame, sampled = table(design, runs, UNIT, y=linear, same=lambda x: np.full(len(x), 3.0))
        found = sensitivity(frame, sampled, ["same", "y"])
        assert found.still == ("same",)
        assert set(found.table["outcome"]) == {"y"}
        assert np.isfinite(found.table[["value", "low", "high"]].to_numpy()).all()
        assert sensitivity(frame, sampled, ["same"]).table.empty


def test_a_method_that_does_not_fit_the_design_is_refused() -> None:
    for design, method, allowed in (
        ("latin_hypercube", "sobol", "auto, prcc, pawn"),
        ("saltelli", "prcc", "auto, sobol, pawn"),
        ("sobol", "prcc", "auto, pawn"),
    ):
        frame, sampled = table(design, 600, UNIT, y=linear)
        with pytest.raises(ValueError, match=f"method is {method}.*allowed are {allowed}"):
            sensitivity(frame, sampled, ["y"], method)


def test_tables_that_are_not_those_of_their_design_are_refused() -> None:
    frame, sampled = table("saltelli", 6 * 64, UNIT, y=linear)
    mixed = frame.assign(**{sampled.labels[0]: frame[sampled.labels[0]].to_numpy()[::-1]})
    with pytest.raises(ValueError, match="not those of a saltelli design"):
        sensitivity(mixed, sampled, ["y"])
    with pytest.raises(ValueError, match="no column z"):
        sensitivity(frame, sampled, ["z"])
    with pytest.raises(ValueError, match="two rows for one run"):
        sensitivity(pd.concat([frame, frame]), sampled, ["y"])
    with pytest.raises(ValueError, match="the study has 6 whole points"):
        sensitivity(frame.iloc[:10], sampled, ["y"])


def test_too_few_points_for_a_partial_correlation_are_refused() -> None:
    frame, sampled = table("latin_hypercube", 30, ((0, 1),) * 28, y=lambda x: x[:, 0])
    with pytest.raises(ValueError, match="30 points for 28 parameters; allowed are 32"):
        sensitivity(frame, sampled, ["y"])


def test_without_salib_one_sentence_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SALib.analyze.sobol", "SALib.analyze.pawn"):
        monkeypatch.setitem(sys.modules, name, None)
    frame, sampled = table("saltelli", 6 * 64, UNIT, y=linear)
    for method in ("sobol", "pawn"):
        with pytest.raises(ValueError, match=r"pip install 'brinkwatch\[sensitivity\]'"):
            sensitivity(frame, sampled, ["y"], method)


def test_rank_correlations_need_no_salib(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "SALib", None)
    importlib.reload(importlib.import_module("sim.analysis.sensitivity.prcc"))
    frame, sampled = table("monte_carlo", 100, UNIT, y=linear)
    assert isinstance(sampled, Sampled)
    assert len(sensitivity(frame, sampled, ["y"]).table) == 4
