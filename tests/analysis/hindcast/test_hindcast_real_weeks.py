from dataclasses import fields
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import yaml
from analysis.hindcast.hindcast_tables import read

from sim.analysis.hindcast.series import COLUMNS_OF
from sim.analysis.posture.estimate import STATES, read_sample
from sim.analysis.posture.filter import kalman_filter
from sim.analysis.posture.law import PostureLaw
from sim.analysis.posture.law_file import read_law
from sim.analysis.posture.scales import from_free, to_free
from sim.cli import main

ROOT = Path(__file__).resolve().parents[3]
DATA = ROOT.parent / "shared" / "data"
COMMITTED = ROOT / "configs" / "estimates" / "posture.yaml"
LIMITED = {"noise_floor"}
"""At the edge of its bounds the likelihood need not be flat."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not DATA.is_dir(), reason="the folder ../shared/data is not there"),
]


def test_the_columns_of_kinds_hold_what_their_names_say() -> None:
    rows = pd.read_csv(DATA / "icews_dyad_weekly.csv")
    scores = {name: rows[(rows["n"] == 1) & (rows[column] == 1)]["g_mean"]
              for name, column in COLUMNS_OF.items()}  # fmt: skip
    assert scores["material_conflict"].max() < 0 < scores["material_cooperation"].min()


def test_the_committed_law_is_the_one_of_highest_likelihood_on_the_real_weeks() -> None:
    table = read_sample(DATA, None, STATES).table
    free = to_free(read_law(COMMITTED).law)
    found = yaml.safe_load(COMMITTED.read_text())

    def likelihood(place: int, step: float) -> float:
        moved = free + step * (np.arange(len(free)) == place)
        return float(kalman_filter(from_free(moved), table).log_likelihood.sum())

    best = likelihood(0, 0.0)
    assert best == pytest.approx(found["log_likelihood"], abs=0.05)
    for place, item in enumerate(fields(PostureLaw)):
        if item.name not in LIMITED:
            assert max(likelihood(place, step) for step in (-0.2, 0.2)) < best


def test_real_weeks_are_forecast_better_than_by_climatology(tmp_path: Path) -> None:
    rows = pd.read_csv(DATA / "icews_dyad_weekly.csv")
    (tmp_path / "data").mkdir()
    late = rows[
        (rows["week"] >= "2021-01-01") & rows["src"].isin(STATES) & rows["tgt"].isin(STATES)
    ]
    late.to_csv(tmp_path / "data" / "icews_dyad_weekly.csv", index=False)
    words = ["split=2022-05-01", "until=2022-08-01", "horizon=[1]", "series=icews", "runs=50"]
    assert main(["hindcast", f"data={tmp_path / 'data'}", *words, f"out={tmp_path}"]) == 0
    skill = {r["target"]: r["skill"] for r in read(tmp_path)["results"]}
    assert skill["score"] > 0.1
    assert skill["hostile"] > 0.1
