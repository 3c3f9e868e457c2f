"""Intervals of chances, and which runs are held against each other."""

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from sim.analysis.compare import compare, pair, paired_chances, separate_chances


def study(values: np.ndarray, **manifest: object) -> SimpleNamespace:
    index = pd.RangeIndex(len(values), name="run")
    about = {"seed": 1, "runs": len(values), "weeks": 4, **manifest}
    return SimpleNamespace(outcomes=pd.DataFrame({"x": values}, index=index), manifest=about)


def happened(runs: int, times: int) -> np.ndarray:
    return (np.arange(runs) < times).astype(float)


def test_the_paired_interval_of_chances_is_that_of_bonett_and_price() -> None:
    first, second = happened(50, 20), np.roll(happened(50, 20), 5)
    low, high = paired_chances(first, second)
    up = down = 6 / 52
    half = 1.959964 * np.sqrt((up + down) / 52)
    assert (low, high) == pytest.approx((-half, half), abs=1e-6)


def test_the_unpaired_interval_of_chances_is_that_of_agresti_and_caffo() -> None:
    low, high = separate_chances(happened(20, 4), happened(30, 20))
    one, other = 5 / 22, 21 / 32
    half = 1.959964 * np.sqrt(one * (1 - one) / 22 + other * (1 - other) / 32)
    assert (low, high) == pytest.approx((other - one - half, other - one + half), abs=1e-6)


def test_an_event_that_never_happens_leaves_room_for_doubt() -> None:
    row = compare(study(happened(100, 0)), study(happened(100, 0))).loc["x"]
    assert row["difference"] == 0
    assert -0.05 < row["low"] < 0 < row["high"] < 0.05


@pytest.mark.parametrize("between", [paired_chances, separate_chances])
def test_intervals_of_chances_hold_the_true_difference_as_often_as_they_say(between) -> None:  # type: ignore[no-untyped-def]
    rng = np.random.default_rng(3)
    held = 0
    for _ in range(1000):
        first, second = ((rng.random(60) < p).astype(float) for p in (0.1, 0.25))
        low, high = between(first, second)
        held += low <= 0.15 <= high
    assert 0.93 <= held / 1000 <= 0.985


def told(**about: object) -> SimpleNamespace:
    return study(np.zeros(40), outcomes={"x": about})


def test_a_count_that_is_zero_in_every_run_is_no_chance() -> None:
    count = told(units="moves", chance=False)
    assert pair(count, count).chances == frozenset()
    row = compare(count, count).loc["x"]
    assert (row["low"], row["high"], row["p_value"]) == (0, 0, 1)


def test_an_outcome_is_a_chance_where_both_studies_say_so() -> None:
    assert pair(told(chance=True), told(chance=True)).chances == {"x"}
    assert pair(told(chance=True), told(chance=False)).chances == frozenset()


@pytest.mark.parametrize(
    ("values", "units", "found"),
    [([0, 1], "1", True), ([0, 1], "moves", False), ([0, 0.5], "1", False)],
)
def test_a_study_that_does_not_say_is_judged_by_unit_and_values(
    values: list[float], units: str, found: bool
) -> None:
    old = study(np.resize(values, 40), outcomes={"x": {"units": units}})
    assert bool(pair(old, old).chances) == found


def test_a_run_that_only_one_study_holds_is_left_out_and_said() -> None:
    first, second = study(np.arange(40.0)), study(np.arange(40.0))
    second.outcomes = second.outcomes.drop(index=7)
    found = pair(first, second)
    assert found.paired
    assert 7 not in found.first.index
    assert found.warnings == ("Only 39 of 40 runs stand in both studies; the others are left out.",)


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"seed": 2}, "Not paired run by run: seed 1 against 2"),
        ({"weeks": 9}, "last 4 and 9 weeks"),
        ({"sampled": {"rules.x": {}}}, "Parameters vary"),
        ({"git": {"commit": "abc"}}, "Made by different code"),
    ],
)
def test_what_stands_between_two_studies_is_said(other: dict[str, object], said: str) -> None:
    found = pair(study(np.arange(40.0)), study(np.arange(40.0), **other))
    assert len(found.warnings) == 1
    assert said in found.warnings[0]


def test_outcomes_of_one_study_alone_are_named_and_sampled_parameters_are_not() -> None:
    one, other = study(np.arange(40.0)), study(np.arange(40.0))
    other.outcomes["own"] = other.outcomes["rules.oil_price.noise"] = 1.0
    assert pair(one, other).warnings == ("Left out, since one study alone has them: own.",)


def test_few_runs_are_called_rough_and_one_run_is_refused() -> None:
    assert "rough" in pair(study(np.arange(5.0)), study(np.arange(5.0))).warnings[0]
    with pytest.raises(ValueError, match="fewer than two runs"):
        pair(study(np.arange(1.0)), study(np.arange(1.0)))


def test_the_week_of_an_event_is_counted_up_to_the_end_of_the_shorter_study() -> None:
    first = study(np.array([2.0, 6.0, 9.0]), weeks=8, outcomes={"x": {"never": 9}})
    second = study(np.array([2.0, 5.0, 5.0]), outcomes={"x": {"never": 5}})
    matched = pair(first, second)
    assert list(matched.first["x"]) == [2, 5, 5]
    assert matched.never == {"x": 5}
    assert compare(first, second).loc["x", "difference"] == 0


def test_only_the_week_of_an_event_is_cut_at_the_end_of_the_shorter_study() -> None:
    first = study(np.array([2.0, 60.0]), weeks=8, outcomes={"x": {"units": "1"}})
    assert pair(first, study(np.array([2.0, 6.0]))).first["x"].max() == 60
