"""The baseline of January 2026 is credible on sight."""

import dataclasses
from functools import lru_cache
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import xarray as xr
from worlds import scenario

from sim.indicators.moves import MoveCount
from sim.study import simulate

ROOT = Path(__file__).resolve().parents[2]
SIZE = ("seed=7", "runs=300", "weeks=104")
NOTABLE = {
    "us_imposes": (MoveCount("imposes", ("USA",), ("RUS",)), 2.0),
    "eu_imposes": (MoveCount("imposes", ("EUU",), ("RUS",)), 3.3),
    "us_seizes": (MoveCount("seizes", ("USA",), ("RUS",)), 1.0),
    "us_summits": (MoveCount("summits", ("USA",), ("RUS",)), 0.5),
    "russia_strikes": (MoveCount("strikes", ("RUS",), ("UKR",)), 10.0),
    "russia_china_exercises": (MoveCount("exercises", ("RUS", "CHN"), ("RUS", "CHN")), 4.0),
    "us_proposes": (MoveCount("proposes", ("USA",)), 0.8),
}
SHARES = ("us_sanctions_on_russia", "nato_cohesion", "axis_cooperation", "trust_of_us_in_russia")

pytestmark = pytest.mark.slow


@lru_cache
def study() -> xr.Dataset:
    base = scenario(*SIZE)
    counts = {name: part for name, (part, _) in NOTABLE.items()}
    return simulate(dataclasses.replace(base, indicators={**base.indicators, **counts}))


def calm_runs() -> np.ndarray:
    """Runs without a week of twelve or more incidents in the Gulf."""
    return study()["gulf_incidents"].to_numpy().max(axis=1) < 12


def test_levels_stay_inside_their_ranges_in_every_run() -> None:
    for name in SHARES:
        values = study()[name].to_numpy()
        assert values.min() >= 0 and values.max() <= 1, name
    assert study()["posture"].to_numpy().min() >= -10
    assert study()["posture"].to_numpy().max() <= 10


def test_everything_that_is_watched_is_finite() -> None:
    for name, data in study().data_vars.items():
        assert np.isfinite(data.to_numpy()).all(), name


def test_a_settlement_before_week_13_is_rarer_than_one_run_in_a_hundred() -> None:
    early = study()["stage"].to_numpy()[:, :13] >= 6
    assert early.any(axis=1).mean() < 0.01


def test_brent_stays_between_35_and_110_dollars_without_a_gulf_flare_up() -> None:
    price = study()["brent"].to_numpy()[calm_runs()]
    low, high = np.quantile(price, [0.05, 0.95], axis=0)
    assert low.min() >= 35
    assert high.max() <= 110


@pytest.mark.parametrize("name", NOTABLE)
def test_notable_moves_happen_at_the_yearly_rate_of_their_table(name: str) -> None:
    """While the war lasts: rates of the table are those of January 2026."""
    counts, stage = study()[name].to_numpy()[:, 1:], study()["stage"].to_numpy()[:, :-1]
    rate = 52 * counts[stage < 5].mean()
    error = 52 * counts[stage < 5].std() / np.sqrt((stage < 5).sum())
    wanted = NOTABLE[name][1]
    assert abs(np.log(rate / wanted)) < 0.2 + 2 * error / rate


def test_the_spread_of_weekly_tone_is_near_that_of_event_data() -> None:
    """Simulated tone plus the coding noise of the data, against the data within samples."""
    posture = study()["posture"]
    labels = [
        f"{s}>{t}" for s, t in zip(posture["sender"].values, posture["target"].values, strict=True)
    ]
    data = pd.read_csv(ROOT / "configs" / "posture" / "tone_by_dyad.csv")
    data.index = pd.Index(data["sender"] + ">" + data["target"])
    data = data.loc[labels]
    within = posture.isel(week=slice(1, None)).var("week").mean("run").to_numpy()
    simulated = np.sqrt(within + 0.028 + 10.3 * data["inverse_events"].to_numpy())
    ratio = np.log(simulated / data["sd_within"].to_numpy())
    assert abs(np.median(ratio)) < 0.2
    assert (np.abs(ratio) < np.log(1.6)).mean() > 0.85
