"""Brent, missiles and prisoner exchanges of the data beside those of the runs."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from sim.analysis.realism.features import exchanges, missiles, price
from sim.analysis.realism.records import read_records, series_table
from sim.analysis.realism.weekly import Weekly, seen_in, weekly
from sim.config import build, compose
from sim.model import InternationalSystem

RNG = np.random.default_rng(4)
RUNS, WEEKS = 60, 200


def made_runs(ends: int = WEEKS) -> Weekly:
    """Runs whose price walks by .04 a week, ten missiles a week, exchanges in two weeks of five."""
    steps = RNG.normal(0, 0.04, (RUNS, WEEKS))
    fighting = np.broadcast_to(np.arange(WEEKS) < ends, (RUNS, WEEKS)).copy()
    return Weekly(
        4 + steps.cumsum(axis=1),
        RNG.poisson(10, (RUNS, WEEKS)).astype(float),
        (RNG.random((RUNS, WEEKS)) < 0.4) & fighting,
        fighting,
    )


def written(folder: Path, spread: float = 0.04) -> Path:
    """The three files, from the same laws as the runs but for the spread of the price."""
    walk = np.exp(4 + RNG.normal(0, spread, 400).cumsum())
    pd.DataFrame({"Date": "2020-01-03", "Price": walk}).to_csv(
        folder / "brent_weekly.csv", index=False
    )
    fired = {"week_start": "2022-09-26", "missile_launched": RNG.poisson(10, 119)}
    pd.DataFrame(fired).to_csv(folder / "ukraine_missile_drone_attacks_weekly.csv", index=False)
    weeks = np.flatnonzero(RNG.random(157) < 0.4)
    days = pd.Timestamp("2022-03-16") + pd.to_timedelta(7 * weeks, unit="D")
    pd.DataFrame({"date": days.strftime("%Y%m%d")}).to_csv(
        folder / "ukraine_prisoner_exchanges_2022_2025.csv", index=False
    )
    return folder


def statistics(runs: Weekly, data: Path) -> pd.DataFrame:
    return series_table(runs, read_records(data)[0]).set_index("statistic")


def test_a_walk_moves_with_the_root_of_time_and_forgets_its_changes() -> None:
    found = price(RNG.normal(0, 0.04, 20000).cumsum())
    assert found["change over 1 weeks, log points"] == pytest.approx(0.04, rel=0.03)
    assert found["change over 4 weeks, log points"] == pytest.approx(0.08, rel=0.05)
    assert abs(found["autocorrelation of weekly changes"]) < 0.03


def test_exchanges_are_told_by_their_gaps_and_pauses() -> None:
    weeks = np.zeros(52)
    weeks[[0, 2, 4, 6, 16, 18]] = 1
    found = exchanges(weeks)
    assert found["weeks to the next, median"] == 2
    assert found["pauses of 8 weeks and more, a year"] == 1
    assert found["share of weeks with one"] == pytest.approx(6 / 52)


def test_missiles_are_told_by_level_spread_and_quiet_weeks() -> None:
    found = missiles(np.array([0.0, 20.0, 40.0, 20.0]))
    assert found["mean, missiles a week"] == 20
    assert found["spread, missiles a week"] == pytest.approx(np.sqrt(200))
    assert found["share of weeks with less than 10"] == 0.25


def test_data_of_the_runs_own_laws_lie_within_the_runs(tmp_path: Path) -> None:
    records, absent = read_records(written(tmp_path))
    assert absent == ()
    table = series_table(made_runs(), records)
    inside = (table["data"] >= table["low"]) & (table["data"] <= table["high"])
    assert inside.mean() >= 0.75


def test_a_price_that_moves_twice_as_much_lies_outside(tmp_path: Path) -> None:
    table = statistics(made_runs(), written(tmp_path, 0.08))
    row = table.loc["change over 1 weeks, log points"]
    assert row["data"] > row["high"]


def test_weeks_after_a_ceasefire_do_not_count_as_pauses(tmp_path: Path) -> None:
    table = statistics(made_runs(ends=100), written(tmp_path))
    assert table.loc["share of weeks with one", "model"] == pytest.approx(0.4, abs=0.05)


def test_wars_that_end_within_a_year_leave_nothing_to_compare(tmp_path: Path) -> None:
    table = statistics(made_runs(ends=20), written(tmp_path))
    assert np.isnan(table.loc["share of weeks with one", "model"])
    assert np.isfinite(table.loc["change over 1 weeks, log points", "model"])


def test_a_file_that_is_not_there_is_named_and_left_out(tmp_path: Path) -> None:
    (written(tmp_path) / "brent_weekly.csv").unlink()
    records, absent = read_records(tmp_path)
    assert absent == ("brent_weekly.csv",)
    assert set(series_table(made_runs(), records)["series"]) == {"missiles", "prisoner exchanges"}


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("brent_weekly.csv", "Date,Close\n2020-01-03,60\n", "missing column Price"),
        ("brent_weekly.csv", "Date,Price\n2020-01-03,\n", "Price must be numbers"),
        ("brent_weekly.csv", "Date,Price\n2020-01-03,0\n", "Price must be above 0"),
        ("ukraine_prisoner_exchanges_2022_2025.csv", "date\nMay\n", "date must be of the form"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_by_name(
    tmp_path: Path, file: str, text: str, said: str
) -> None:
    (written(tmp_path) / file).write_text(text)
    with pytest.raises(ValueError, match=f"{file}.*{said}"):
        read_records(tmp_path)


@pytest.mark.parametrize(("states", "fights"), [("[USA,RUS,UKR]", True), ("[USA,CHN]", False)])
def test_a_world_without_the_war_shows_no_weeks_of_it(states: str, fights: bool) -> None:
    system = InternationalSystem(build(compose([f"states={states}", "runs=4"])), 0, 4)
    system.step()
    shown = weekly([seen_in(system.world)])
    assert shown.fighting.all() == shown.fighting.any() == fights
    assert np.exp(shown.log_price) == pytest.approx(62, rel=0.3)
