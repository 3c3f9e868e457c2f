"""What a second source and the other pairs of two states say of a pair's next week."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from analysis.hindcast.hindcast_tables import LAW, folder, read

from sim.analysis.hindcast.leads import OF_F, QUIET, fit_gains, led, other_pairs
from sim.analysis.hindcast.second import FEWEST, read_second
from sim.analysis.hindcast.series import Series, read_icews
from sim.analysis.posture.events import PairWeeks, elapsed_weeks
from sim.analysis.posture.filter import kalman_filter
from sim.analysis.posture.law import PostureLaw
from sim.analysis.posture.scales import to_free
from sim.cli import main

WEEKS = pd.date_range("2023-01-02", periods=60, freq="7D")
PAIRS = (("CHN", "RUS"), ("CHN", "USA"), ("RUS", "USA"), ("UKR", "USA"))


def share_rows(values: np.ndarray, days: int = 7) -> pd.DataFrame:
    """A weekly table of shares of CHN and USA, ends in the unusual order."""
    found = {"week": WEEKS.strftime("%Y-%m-%d"), "a": "USA", "b": "CHN", "days_observed": days}
    return pd.DataFrame(found).assign(score_sum=0.0, score_per_day=0.0, score_share=values)


def blank(n: float = 4.0) -> PairWeeks:
    shape = (len(WEEKS), len(PAIRS), 2)
    weeks = WEEKS.to_numpy()
    return PairWeeks(weeks, PAIRS, elapsed_weeks(weeks), np.full(shape, n), np.zeros(shape))


def made(seed: int, lead: float) -> tuple[PairWeeks, np.ndarray]:
    """Weeks of the law in which the second source moves F by `lead` points for each unit."""
    rng = np.random.default_rng(seed)
    table, weeks, pairs = blank(50.0), len(WEEKS), len(PAIRS)
    second = rng.standard_normal((weeks, pairs))
    fast = np.zeros(pairs)
    tone = np.empty((weeks, pairs, 2))
    for week in range(weeks):
        shock = rng.standard_normal(pairs) * np.sqrt(LAW.innovation(1)[2])
        before = lead * second[week - 1] if week else 0.0
        fast = LAW.F_persistence * (fast + before) + shock
        noise = rng.standard_normal((pairs, 2)) * np.sqrt(LAW.noise_variance(np.array([50.0]))[0])
        tone[week] = LAW.mu + fast[:, None] + noise
    return replace(table, tone=tone), second[..., None]


def test_without_a_second_source_its_readings_are_zero(tmp_path: Path) -> None:
    assert not read_second(tmp_path, blank()).any()


def test_a_reading_is_the_share_against_earlier_weeks_of_the_pair(tmp_path: Path) -> None:
    values = np.tile([1.0, 3.0], 30)
    values[40] = 12.0
    share_rows(values).to_csv(tmp_path / "gdelt_dyad_weekly.csv", index=False)
    found = read_second(tmp_path, blank())
    assert not found[:, [0, 2, 3]].any()
    usual = [np.median(values[:week]) for week in range(FEWEST, 41)]
    away = [abs(values[FEWEST + k] - level) for k, level in enumerate(usual)]
    expected = np.arcsinh((12.0 - usual[-1]) / np.median(away[:-1]))
    assert found[40, 1] == pytest.approx(expected)
    assert not found[: 2 * FEWEST, 1].any()


def test_no_reading_looks_at_a_later_week(tmp_path: Path) -> None:
    values = np.random.default_rng(1).standard_normal(60)
    later = np.where(np.arange(60) >= 30, 99.0, values)
    found = []
    for name, column in (("own", values), ("later", later)):
        (tmp_path / name).mkdir()
        share_rows(column).to_csv(tmp_path / name / "gdelt_dyad_weekly.csv", index=False)
        found.append(read_second(tmp_path / name, blank()))
    np.testing.assert_array_equal(found[0][:30], found[1][:30])
    assert not np.array_equal(found[0][30:], found[1][30:])


def test_a_week_of_few_days_says_nothing(tmp_path: Path) -> None:
    rows = share_rows(np.random.default_rng(1).standard_normal(60))
    rows.loc[45, "days_observed"] = 3
    rows.to_csv(tmp_path / "gdelt_dyad_weekly.csv", index=False)
    found = read_second(tmp_path, blank())[:, 1]
    assert found[45] == 0
    assert found[44] != 0


def test_other_pairs_leave_out_the_pair_itself() -> None:
    table = blank(n=3.0)
    fast = np.zeros((len(WEEKS), len(PAIRS)))
    fast[5] = [1.0, 10.0, 2.0, 4.0]
    found = other_pairs(table, fast)
    weight = 6.0
    china = weight * 10.0 / (weight + QUIET)
    russia = weight * 2.0 / (weight + QUIET)
    assert found[5, 0] == pytest.approx(china + russia)
    america = weight * (10.0 + 2.0) / (2 * weight + QUIET)
    assert found[5, 3] == pytest.approx(america)
    assert not found[6].any()


def test_the_gain_of_a_second_source_that_leads_is_found_within_its_error() -> None:
    for seed in (1, 2, 3):
        gains = fit_gains(LAW, *made(seed, lead=0.8))
        assert gains.values[0] == pytest.approx(0.8, abs=4 * gains.errors[0])
        assert gains.errors[0] < 0.25


def test_a_second_source_of_noise_has_no_gain_beyond_its_error() -> None:
    gains = [fit_gains(LAW, *made(seed, lead=0.0)) for seed in range(12)]
    assert np.abs(np.mean([g.values[0] / g.errors[0] for g in gains])) < 4 / np.sqrt(12)


def test_without_a_second_source_it_has_no_gain() -> None:
    table, second = made(1, lead=0.0)
    assert fit_gains(LAW, table, 0 * second).values[0] == 0


def test_only_f_is_moved_by_what_leads() -> None:
    table, second = made(2, lead=0.5)
    filtered = kalman_filter(LAW, table).updated
    moved = led(fit_gains(LAW, table, second), table, filtered, second)
    assert not ((moved.mean - filtered.mean) * (1 - OF_F)).any()
    assert ((moved.mean - filtered.mean) @ OF_F).any()
    assert moved.covariance is filtered.covariance


def test_a_split_and_a_choice_of_states_keep_readings_at_their_weeks_and_pairs(
    tmp_path: Path,
) -> None:
    folder(tmp_path)
    share_rows(np.arange(60.0) ** 2).to_csv(tmp_path / "gdelt_dyad_weekly.csv", index=False)
    series = read_icews(tmp_path, None)
    place = series.table.pairs.index(("CHN", "USA"))
    assert series.readings[:, place, 0].any()
    past = series.before("2023-12-04")
    np.testing.assert_array_equal(past.readings, series.readings[: len(past.table.weeks)])
    few = series.among(["CHN", "USA"])
    np.testing.assert_array_equal(few.readings[:, 0], series.readings[:, place])


def test_the_report_of_a_hindcast_tells_the_gains_with_their_errors(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "sim.analysis.hindcast.rolling.maximise",
        lambda _, start: to_free(LAW if start == PostureLaw() else start),
    )
    data = folder(tmp_path / "data")
    share_rows(np.random.default_rng(1).standard_normal(60)).to_csv(
        data / "gdelt_dyad_weekly.csv", index=False
    )
    words = ["split=2023-11-06", "horizon=[1]", "runs=20", "series=icews"]
    assert main(["hindcast", f"data={data}", f"out={tmp_path / 'out'}", *words]) == 0
    leads = read(tmp_path / "out")["estimated"]["icews"]["leads"]
    assert set(leads) == {"second_source", "mix_of_events", "other_pairs"}
    assert all(lead["error"] > 0 and lead["gain"] != 0 for lead in leads.values())


def test_a_second_source_that_cannot_be_read_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = folder(tmp_path / "data")
    rows = share_rows(np.zeros(60)).drop(columns="score_share")
    rows.to_csv(data / "gdelt_dyad_weekly.csv", index=False)
    words = ["split=2023-11-06", "series=icews", f"out={tmp_path / 'out'}"]
    assert main(["hindcast", f"data={data}", *words]) == 2
    assert "score_share" in capsys.readouterr().err


def test_series_of_the_second_source_itself_has_no_second(tmp_path: Path) -> None:
    from sim.analysis.hindcast.gdelt import read_gdelt

    share_rows(np.random.default_rng(1).standard_normal(60)).to_csv(
        tmp_path / "gdelt_dyad_weekly.csv", index=False
    )
    found: Series = read_gdelt(tmp_path, "2023-11-06", None)
    assert not found.readings.any()
