"""Base rates from known paths, and from a small run of the status quo."""

import json

import numpy as np
import pytest

from sim.analysis.rates import compare_rates
from sim.analysis.rates.episodes import episodes, survival_at
from sim.analysis.rates.gaps import gaps
from sim.analysis.rates.moves import move_rates
from sim.analysis.rates.rate import FITTED, Rate
from sim.analysis.rates.threats import fates, share_of
from sim.cli.program import main


def levels(*weeks: float) -> np.ndarray:
    return np.array(weeks)[None, :, None]


def test_an_episode_lasts_from_the_week_it_begins_until_it_is_below_the_threshold() -> None:
    duration, ended = episodes(levels(0, 0, 0.05, 0.05, 0.03, 0.01, 0))
    assert duration.tolist() == [3.0]
    assert ended.tolist() == [True]


def test_an_episode_still_going_on_at_the_end_is_censored() -> None:
    duration, ended = episodes(levels(0, 0.05, 0.05))
    assert duration.tolist() == [2.0]
    assert ended.tolist() == [False]


def test_an_episode_under_way_at_the_start_is_left_out() -> None:
    duration, _ = episodes(levels(0.5, 0.5, 0.0, 0.0))
    assert len(duration) == 0


def test_survival_of_episodes_with_a_constant_hazard_is_its_exponential() -> None:
    lengths = np.random.default_rng(1).exponential(100.0, 4000)
    value, low, high = survival_at(lengths, np.ones(4000, dtype=bool), 50)
    assert low < np.exp(-0.5) < high
    assert high - low < 0.05
    assert low < value < high


def test_gaps_are_counted_in_days_and_only_within_a_run() -> None:
    counts = np.zeros((2, 10))
    counts[0, [1, 3, 9]] = 1
    counts[1, 2] = 2
    assert sorted(gaps(counts)) == [14.0, 42.0]


def test_the_share_of_a_fate_counts_threats_and_not_runs() -> None:
    carried = np.zeros((2, 3, 1))
    carried[0, :, 0] = 1
    lapsed = np.zeros((2, 3, 1))
    lapsed[1, 0, 0] = 1
    totals = fates(carried, np.zeros((2, 3, 1)), lapsed)
    share, low, high = share_of(totals, "carried_out", ("carried_out", "conceded", "lapsed"))
    assert share == 0.75
    assert 0 <= low < share < high <= 1


def test_rates_are_compared_by_their_log_ratio_and_the_worst_comes_first() -> None:
    table = np.array([1.0, 2.0, 4.0])
    compared = compare_rates(
        ("a", "b", "c"), np.array([1.0, 1.0, 9.0]), table, np.array([1, 1, 0.0])
    )
    assert compared["cell"].tolist() == ["b", "a"]
    assert compared["log_ratio"].tolist() == pytest.approx([np.log(0.5), 0.0])
    median, largest, within = move_rates(compared, "choice")
    assert largest.value == pytest.approx(np.log(2))
    assert median.value == pytest.approx(np.log(2) / 2)
    assert within.value == 0.5
    assert not largest.inside


def test_a_rate_says_whether_it_lies_in_its_target() -> None:
    rate = Rate("x", 0.5, "1", (0.4, 0.6), FITTED, "someone", 0.45, 0.55)
    assert rate.as_row()["inside"] is True


@pytest.mark.slow
def test_the_command_prints_every_base_rate_with_its_kind_and_source(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["rates", "--json", "runs=20", "weeks=30", "executor=serial"]) == 0
    said = json.loads(capsys.readouterr().out)
    names = " ".join(row["name"] for row in said["rates"])
    for word in ("moves by choice", "sanctions episodes", "imposed", "succeed", "end of the war"):
        assert word in names
    assert {row["kind"] for row in said["rates"]} == {"fitted", "fitted in part", "held out"}
    assert all(row["source"] for row in said["rates"])
    assert said["worst"]
    medians = [row["value"] for row in said["rates"] if row["name"].startswith("moves by choice")]
    assert medians[0] < 0.2
