"""Numbers of a report against arithmetic done by hand."""

import math

import numpy as np
import pytest
import xarray as xr

from sim.report.calendar import date_of, dates, spoken
from sim.report.figures.stages import reached
from sim.report.findings.answer import weeks_after
from sim.report.likelihood import judged, movement
from sim.report.statistics import chance, median_error, spread
from sim.report.words import (
    average,
    error,
    number,
    percent,
    typical,
    unit,
    verdict,
)

SPACE = "\N{NO-BREAK SPACE}"


def test_weeks_are_mondays_from_the_twelfth_of_january() -> None:
    assert date_of(0).isoformat() == "2026-01-12"
    assert [str(day) for day in dates(np.array([0, 1, 52]))] == [
        "2026-01-12",
        "2026-01-19",
        "2027-01-11",
    ]
    assert spoken(104) == "January 2028"
    assert all(date_of(week).weekday() == 0 for week in range(105))


@pytest.mark.parametrize(("happened", "runs"), [(-1, 5), (6, 5), (0, 0)])
def test_a_share_that_cannot_be_is_refused(happened: int, runs: int) -> None:
    with pytest.raises(ValueError, match="is no share"):
        chance(happened, runs)


def test_the_wilson_interval_holds_the_share_as_often_as_it_says() -> None:
    rng = np.random.default_rng(5)
    for share in (0.02, 0.3, 0.9):
        drawn = rng.binomial(100, share, 4000)
        held = [(found := chance(int(n), 100)).low <= share <= found.high for n in drawn]
        assert 0.925 < np.mean(held) < 0.98


def test_a_spread_is_median_band_and_mean() -> None:
    values = np.arange(101.0)
    found = spread(values)
    assert (found.median, found.low, found.high, found.mean, found.least) == (50, 5, 95, 50, 0)
    assert found.mean_error == pytest.approx(values.std(ddof=1) / math.sqrt(101))


def test_errors_of_too_few_runs_are_not_known() -> None:
    assert math.isnan(median_error(np.arange(9.0)))
    assert math.isnan(spread(np.array([3.0])).mean_error)
    assert "Monte-Carlo" not in typical(spread(np.arange(9.0)))
    assert "not known" in average(spread(np.array([3.0])))


def moved(start: float, end: float) -> str:
    return movement(start, spread(np.full(20, end)))


@pytest.mark.parametrize(
    ("end", "said"),
    [
        (1.02, "little changed"),
        (1.1, "slightly up"),
        (0.9, "slightly down"),
        (1.3, "up"),
        (0.4, "sharply down"),
    ],
)
def test_movement_is_named_by_its_share_of_the_start(end: float, said: str) -> None:
    assert moved(1.0, end) == said


def test_a_rise_from_nothing_is_just_a_rise() -> None:
    assert moved(0.0, 3.0) == "up"
    assert moved(0.0, 0.0) == "little changed"


def test_movement_within_two_monte_carlo_errors_is_none() -> None:
    noisy = spread(np.random.default_rng(2).normal(1.0, 5.0, 20))
    assert movement(noisy.median - noisy.median_error, noisy) == "little changed"


def test_what_never_happens_is_judged_by_the_cautious_end() -> None:
    assert judged(chance(0, 200)) == "very unlikely"
    assert judged(chance(200, 200)) == "very likely"
    assert judged(chance(0, 4000)) == "exceptionally unlikely"
    assert "none of 200 runs" in verdict(chance(0, 200))


def test_few_runs_get_no_term_of_likelihood() -> None:
    assert judged(chance(2, 5)) == "hard to tell from so few runs"


def test_the_mean_of_counts_has_no_interval_below_zero() -> None:
    assert "interval 0.00 to" in average(spread(np.array([0.0, 0.0, 0.0, 3.0])))
    assert "\N{MINUS SIGN}" in average(spread(np.array([-1.0, 0.0, 0.0, 3.0])))


def test_units_are_said_as_words() -> None:
    assert unit("1") == ""
    assert unit("US dollars/barrel") == f"{SPACE}US dollars a barrel"
    assert unit("Goldstein") == f"{SPACE}points"


def test_numbers_that_are_not_finite_are_named_so() -> None:
    assert number(math.nan) == error(math.inf) == "not known"
    assert error(0.0004) == "under 0.001"
    assert percent(1.0) == f"100{SPACE}%"


def test_stages_count_runs_that_have_ever_been_there() -> None:
    stage = xr.DataArray([[1.0, 3.0, 1.0], [1.0, 1.0, 2.0]], dims=("run", "week"))
    assert reached(stage, 2).tolist() == [0, 1, 2]
    assert reached(stage, 3).tolist() == [0, 1, 1]
    assert reached(stage.transpose("week", "run"), 3).tolist() == [0, 1, 1]


def test_weeks_after_are_the_four_weeks_that_follow() -> None:
    happened = np.random.default_rng(4).random((6, 30)) < 0.1
    for row, after in zip(happened, weeks_after(happened), strict=True):
        for week in range(30):
            assert after[week] == any(row[max(0, week - 4) : week])
