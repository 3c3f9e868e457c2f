from dataclasses import fields
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
import yaml
from analysis.posture.posture_tables import (
    OMEGA,
    SLOPE_V,
    Simulated,
    simulate_weekly,
    write_events,
    write_weekly,
)

from sim.analysis.posture.estimate import STATES, read_sample, write_estimate
from sim.analysis.posture.events import PairWeeks, pair_weeks
from sim.analysis.posture.filter import kalman_filter
from sim.analysis.posture.impulse import estimate_impulse
from sim.analysis.posture.law import PostureLaw
from sim.analysis.posture.likelihood import fit_law
from sim.analysis.posture.moves import EVENT_FILE, read_events
from sim.analysis.posture.scales import from_free, to_free
from sim.analysis.posture.tilt import estimate_tilt

PAIRS = tuple(combinations(sorted(STATES), 2))
# Far from the values at which every search begins.
TRUTH = PostureLaw(
    mu=1.0,
    slow_persistence=0.98,
    S_innovation=0.04,
    S_start=0.8,
    A_innovation=0.01,
    A_start=0.1,
    F_persistence=0.5,
    F_variance=1.2,
    G_persistence=0.8,
    G_variance=0.4,
    noise_floor=0.2,
    noise_event=6.0,
    noise_correlation=0.3,
)
COMMITTED = Path(__file__).parents[3] / "configs" / "estimates" / "posture.yaml"


@pytest.fixture(scope="module")
def simulated() -> Simulated:
    return simulate_weekly(PostureLaw(), PAIRS, 80, seed=11)


@pytest.fixture(scope="module")
def folder(simulated: Simulated, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_weekly(tmp_path_factory.mktemp("data"), simulated.weekly)


@pytest.fixture(scope="module")
def table(simulated: Simulated) -> PairWeeks:
    return pair_weeks(simulated.weekly.assign(week=simulated.weekly["week"].astype("M8[s]")), PAIRS)


def test_free_scales_lead_back_to_the_same_law() -> None:
    there = from_free(to_free(TRUTH))
    for item in fields(PostureLaw):
        assert getattr(there, item.name) == pytest.approx(getattr(TRUTH, item.name))


@pytest.mark.slow
def test_the_fit_recovers_the_law_that_made_the_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("analysis.posture.posture_tables.OMEGA", 0.0)
    weekly = simulate_weekly(TRUTH, PAIRS, 60, seed=2).weekly
    made = pair_weeks(weekly.assign(week=weekly["week"].astype("M8[s]")), PAIRS)
    fit = fit_law(made, PostureLaw())
    truth = np.array([getattr(TRUTH, item.name) for item in fields(PostureLaw)])
    value = np.array([getattr(fit.law, item.name) for item in fields(PostureLaw)])
    assert (np.abs(value - truth) < 3.5 * np.maximum(fit.robust, fit.error)).all()
    assert (fit.low <= value).all()
    assert (value <= fit.high).all()
    assert fit.log_likelihood >= kalman_filter(TRUTH, made).log_likelihood.sum()


def test_the_impulse_that_made_the_data_is_recovered(
    simulated: Simulated, folder: Path, table: PairWeeks
) -> None:
    events = read_events(write_events(folder, simulated.moves), table)
    found = estimate_impulse(PostureLaw(), table, events, "before")
    assert abs(found.omega - OMEGA) < 3 * found.error
    assert found.error < OMEGA / 5


def test_moves_without_effect_have_no_impulse(
    simulated: Simulated, folder: Path, table: PairWeeks
) -> None:
    shuffled = simulated.moves.assign(date=simulated.moves["date"].iloc[::-1].to_numpy())
    found = estimate_impulse(
        PostureLaw(), table, read_events(write_events(folder, shuffled), table), "before", least=1
    )
    assert abs(found.omega) < 3.5 * found.error


def test_the_tilt_that_made_the_data_is_recovered(
    simulated: Simulated, folder: Path, table: PairWeeks
) -> None:
    found = estimate_tilt(
        PostureLaw(), table, read_events(write_events(folder, simulated.ordinary), table)
    )
    assert abs(found.slope - 1 / SLOPE_V) < 3 * found.error
    assert found.v_low < found.v < found.v_high


def test_an_unknown_baseline_is_refused(
    simulated: Simulated, folder: Path, table: PairWeeks
) -> None:
    events = read_events(write_events(folder, simulated.moves), table)
    with pytest.raises(ValueError, match="baseline=never"):
        estimate_impulse(PostureLaw(), table, events, "never")


def test_a_date_limit_keeps_later_weeks_out(folder: Path) -> None:
    assert read_sample(folder, "2023-03-06", STATES).describe()["last_week_used"] == "2023-02-27"


def test_states_without_events_are_refused(folder: Path) -> None:
    with pytest.raises(ValueError, match="no events between FJI, TON"):
        read_sample(folder, None, ("FJI", "TON"))


@pytest.mark.slow
def test_the_file_says_what_it_was_made_from_and_leaves_moves_out_without_events(
    simulated: Simulated, tmp_path: Path
) -> None:
    few = write_weekly(tmp_path, simulated.weekly)
    path = write_estimate(few, tmp_path / "out.yaml", until="2023-06-05", states=STATES[:5])
    found = yaml.safe_load(path.read_text())
    assert found["samples"] == ["made_up"]
    assert found["pairs"] == 10
    assert EVENT_FILE in found["moves"]["left_out"]
    assert set(found["law"]) == {item.name for item in fields(PostureLaw)}


def test_the_committed_estimate_agrees_with_the_law_in_use() -> None:
    found = yaml.safe_load(COMMITTED.read_text())
    for item in fields(PostureLaw):
        low, high = found["law"][item.name]["interval95"]
        assert low <= getattr(PostureLaw(), item.name) <= high
    assert found["last_week_used"] < "2026-01-12"
