"""Two studies side by side show what differs, and say how sure that is."""

import dataclasses
import json
import re
import shutil
from pathlib import Path

import pandas as pd
import pytest
import studies
import xarray as xr
import yaml

from sim.analysis.compare import compare, pair
from sim.config import compose
from sim.report import Difference, write_comparison
from sim.report.comparison.figures import of_question
from sim.report.comparison.numbers import after, fine, signed
from sim.report.comparison.questions import INDICATORS, by_question
from sim.report.comparison.setting import COLORS, Comparison, call, gather
from sim.report.comparison.varied import varied_drivers, varied_settings
from sim.report.folder import Study
from sim.study import open_study


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


def held_against(first: Path, second: Path) -> Difference:
    studies_ = open_study(first), open_study(second)
    matched = pair(*studies_)
    return Difference(second, compare(*studies_), matched.paired, matched.warnings)


@pytest.fixture(scope="module")
def comparison(folders: tuple[Path, Path]) -> Comparison:
    return gather(folders[0], [held_against(*folders)])


@pytest.fixture(scope="module")
def page(folders: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    rows = [held_against(*folders), held_against(folders[0], folders[0])]
    return write_comparison(folders[0], rows, tmp_path_factory.mktemp("out"))


def changed(study: Study, **manifest: object) -> Study:
    return dataclasses.replace(study, manifest=study.manifest | manifest)


def test_a_comparison_draws_what_differs_and_leaves_out_what_does_not(page: Path) -> None:
    drawn = {path.stem for path in (page.parent / "figures").iterdir()}
    assert drawn == {"differences", "differences_regions", "oil"}


def test_the_page_of_a_comparison_needs_no_other_file(page: Path) -> None:
    text = page.read_text()
    assert not re.findall(r'(?:src|href)="(?!data:|#)[^"]*"', text) and "<script" not in text


def test_every_link_within_the_page_leads_somewhere(page: Path) -> None:
    text = page.read_text()
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(re.findall(r'id="([^"]+)"', text))


def test_the_page_says_how_many_outcomes_differ_and_which_most(page: Path) -> None:
    text = page.read_text()
    assert "1 of 3 outcomes differ" in text
    assert "The mean of none of 3 outcomes differs, not even by luck." in text
    assert re.search(r"Brent at the end \+10\.1.US dollars/barrel|Brent at the end \+10\.1", text)


def test_the_largest_difference_comes_first_and_parameters_are_left_out(
    comparison: Comparison,
) -> None:
    other = comparison.others[0]
    assert list(other.table.index)[0] == "final_brent"
    assert "rules.oil_price.noise" not in other.table.index
    assert other.clear.tolist() == [True, False, False]


def test_intervals_in_standard_deviations_hold_the_difference(comparison: Comparison) -> None:
    row = comparison.others[0].table.loc["final_brent"]
    assert row["low_sd"] < row["standardised"] < row["high_sd"]
    assert row["low_sd"] / row["standardised"] == pytest.approx(row["low"] / row["difference"])


def test_a_comparison_names_drivers_and_settings_that_differ(comparison: Comparison) -> None:
    first = comparison.first
    assert varied_drivers(first, (first,)) == varied_settings(first, (first,)) == []
    config = yaml.safe_load(yaml.safe_dump(first.config))
    config["drivers"]["sanctions"]["option"] = "enforced"
    config["interventions"]["freeze"]["week"] = 9
    other = dataclasses.replace(first, config=config)
    assert varied_drivers(first, (other,)) == [("sanctions", ["oil act", "enforced"])]
    assert varied_settings(first, (other,)) == [("interventions.freeze.week", ["6", "9"])]


def test_studies_are_called_by_what_tells_them_apart(comparison: Comparison) -> None:
    first, second = comparison.first, comparison.others[0].study
    assert call([first, changed(second, scenario="peace_plan")]) == ["made up", "peace plan"]
    assert call([first, second]) == ["first", "second"]
    turned = changed(second, drivers={"sanctions": {"option": "enforced"}})
    assert call([first, turned]) == ["made up", "enforced"]
    assert len(set(call([first, first]))) == 2


def test_more_studies_than_colours_are_refused(folders: tuple[Path, Path]) -> None:
    many = [Difference(folders[1], pd.DataFrame())] * (len(COLORS) + 1)
    with pytest.raises(ValueError, match="allowed are 2 to"):
        gather(folders[0], many)


def test_every_outcome_stands_under_one_question_and_every_name_is_an_indicator() -> None:
    config = compose([])
    found = by_question(config["outcomes"], config)
    assert sum(map(len, found.values())) == len(config["outcomes"])
    assert min(map(len, found.values())) >= 5
    listed = {name for names in INDICATORS.values() for name in names.split()}
    assert listed <= set(config["indicators"])


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0.0312, "0.0312"),
        (-0.5124, "\N{MINUS SIGN}0.512"),
        (6.374, "6.37"),
        (143.2, "143"),
        (0.0, "0.00"),
    ],
)
def test_small_differences_keep_their_digits(value: float, said: str) -> None:
    assert fine(value, value) == said


def test_signs_and_units_read_as_a_reader_says_them() -> None:
    assert (signed("1.2"), signed("0.00"), signed("\N{MINUS SIGN}3")) == (
        "+1.2", "0.00", "\N{MINUS SIGN}3")  # fmt: skip
    assert after("US dollars/barrel").endswith("US dollars a barrel")
    assert (after("1"), after("mb/d")[1:]) == ("", "mb/d")


def test_the_figures_of_indicators_name_their_lines_and_those_of_dots_do_not(
    comparison: Comparison,
) -> None:
    dots, *weekly = of_question(comparison, "regions", list(comparison.others[0].table.index))
    assert not dots.key
    assert all([name for name, _ in figure.key] == ["first", "second"] for figure in weekly)


def test_a_reader_is_told_what_stands_for_never(folders: tuple[Path, Path], tmp_path: Path) -> None:
    first, second = (Path(shutil.copytree(each, tmp_path / each.name)) for each in folders)
    for folder in (first, second):
        manifest = json.loads((folder / "manifest.json").read_text())
        manifest["outcomes"]["final_brent"]["never"] = 99
        (folder / "manifest.json").write_text(json.dumps(manifest))
    page = write_comparison(first, [held_against(first, second)], tmp_path / "out").read_text()
    assert "The week of something counts as 99" in page


def test_how_a_study_was_asked_for_is_no_setting_that_differs(comparison: Comparison) -> None:
    made = dataclasses.replace(comparison.first, config=comparison.first.config | {"made": [["x"]]})
    assert not varied_settings(comparison.first, (made,))


def test_what_happens_in_every_run_of_one_study_and_none_of_the_other_stands_first(
    folders: tuple[Path, Path], tmp_path: Path
) -> None:
    made = []
    for folder, happened in zip(folders, (0.0, 1.0), strict=True):
        made.append(Path(shutil.copytree(folder, tmp_path / folder.name)))
        outcomes = pd.read_parquet(folder / "outcomes.parquet")
        outcomes.assign(ceasefire=happened).to_parquet(made[-1] / "outcomes.parquet")
    page = write_comparison(made[0], [held_against(*made)], tmp_path / "out").read_text()
    most = page.split("Most of all:")[1].split("</li>")[0]
    assert "a ceasefire is reached" in most and most.endswith("in every run")
    assert "a ceasefire is reached higher in every run; Brent at the end +" in page
    assert '<td class="n">in every run</td>' in page
    assert not re.search(r"\binf\b|not known", page)
