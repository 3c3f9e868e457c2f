from pathlib import Path

import pytest
from analysis.hindcast.hindcast_tables import read

from sim.cli import main

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"


@pytest.mark.slow
@pytest.mark.skipif(not DATA.is_dir(), reason="the folder ../shared/data is not there")
def test_real_weeks_are_forecast_better_than_by_climatology(tmp_path: Path) -> None:
    words = [f"data={DATA}", "split=2022-06-01", "horizon=[1]", "series=icews", "runs=100"]
    assert main(["hindcast", *words, f"out={tmp_path}"]) == 0
    skill = {r["target"]: r["skill"] for r in read(tmp_path)["results"]}
    assert skill["score"] > 0.17
    assert skill["hostile"] > 0.15
