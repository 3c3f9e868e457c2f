"""Two studies side by side show what differs, and say how sure that is."""

import re
import shutil
from pathlib import Path

import pandas as pd
import pytest
import studies
import xarray as xr
import yaml

from sim.analysis.compare import compare_outcomes
from sim.report import write_comparison
from sim.report.comparison.rows import clear, departures, named
from sim.report.folder import Study, read_study


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A made-up study and its copy in which Brent is ten dollars higher."""
    first = studies.write_study(tmp_path_factory.mktemp("compared") / "first")
    second = Path(shutil.copytree(first, first.with_name("second")))
    raised = xr.open_zarr(first / "trajectories.zarr").load()
    raised["brent"] = raised["brent"] + 10
    shutil.rmtree(second / "trajectories.zarr")
    raised.to_zarr(second / "trajectories.zarr", zarr_format=2, consolidated=True)
    outcomes = pd.read_parquet(first / "outcomes.parquet")
    outcomes["final_brent"] += 10 + 0.1 * (outcomes.index % 3)
    outcomes.to_parquet(second / "outcomes.parquet")
    return first, second


@pytest.fixture(scope="module")
def pair(folders: tuple[Path, Path]) -> tuple[Study, Study]:
    return read_study(folders[0]), read_study(folders[1])


@pytest.fixture(scope="module")
def differences(pair: tuple[Study, Study]) -> pd.DataFrame:
    return compare_outcomes(pair[0].outcomes, pair[1].outcomes)


def test_a_comparison_draws_what_differs_and_leaves_out_what_does_not(
    folders: tuple[Path, Path], differences: pd.DataFrame, tmp_path: Path
) -> None:
    page = write_comparison(*folders, differences, True, tmp_path / "out")
    drawn = {path.stem for path in (page.parent / "figures").iterdir()}
    assert drawn == {"differences", "oil"}
    assert not list(page.parent.glob("*.tmp"))


def test_the_page_of_a_comparison_needs_no_other_file(
    folders: tuple[Path, Path], differences: pd.DataFrame, tmp_path: Path
) -> None:
    text = write_comparison(*folders, differences, False, tmp_path / "out").read_text()
    assert not re.findall(r'(?:src|href)="(?!data:|#)[^"]*"', text) and "<script" not in text
    assert "1 of 3 outcomes differ" in text
    assert "luck does not cancel" in text


def test_the_largest_difference_comes_first_and_parameters_are_left_out(
    pair: tuple[Study, Study], differences: pd.DataFrame
) -> None:
    table = named(pair, differences)
    assert list(table.index)[0] == "final_brent"
    assert "rules.oil_price.noise" in differences.index
    assert "rules.oil_price.noise" not in table.index
    assert clear(table).tolist() == [True, False, False]


def test_intervals_in_standard_deviations_hold_the_difference(
    pair: tuple[Study, Study], differences: pd.DataFrame
) -> None:
    row = named(pair, differences).loc["final_brent"]
    assert row["low_sd"] < row["standardised"] < row["high_sd"]
    assert row["low_sd"] / row["standardised"] == pytest.approx(row["low"] / row["difference"])


def test_a_comparison_names_the_drivers_that_differ(pair: tuple[Study, Study]) -> None:
    first, second = pair
    assert departures(pair) == []
    config = yaml.safe_load(yaml.safe_dump(second.config))
    config["drivers"]["sanctions"]["option"] = "enforced"
    other = Study(second.folder, second.manifest, config, second.trajectories,
                  second.outcomes, second.events)  # fmt: skip
    assert departures((first, other)) == [("sanctions", "oil act", "enforced")]
