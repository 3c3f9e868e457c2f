"""Every experiment: its design runs, its numbers are those of its results."""

import re
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
import yaml
from matplotlib.figure import Figure

from sim.config import build, compose

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from experiments.common import interval  # noqa: E402
from experiments.figure import _dot  # noqa: E402
from experiments.readme import KINDS, MARK, refresh, results  # noqa: E402

FOLDERS = sorted(path.parent for path in (ROOT / "experiments").glob("*/design.yaml"))
NAMES = [folder.name for folder in FOLDERS]


def design(folder: Path) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((folder / "design.yaml").read_text())
    return read


def test_each_watch_question_has_an_experiment() -> None:
    assert len(FOLDERS) >= 9


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_a_design_compares_known_outcomes_in_at_least_five_hundred_runs(folder: Path) -> None:
    plan = design(folder)
    watched = {**build(compose([])).outcomes, **(plan.get("watch") or {}).get("outcomes", {})}
    assert plan["runs"] >= 500
    assert set(plan["shown"]) <= set(plan["outcomes"]) <= set(watched)
    assert all(row["against"] in plan["scenarios"] for row in plan["scenarios"].values())


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_the_scenarios_of_a_design_can_be_composed(folder: Path) -> None:
    for row in design(folder)["scenarios"].values():
        compose(row["words"])


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_the_results_hold_every_scenario_and_outcome_and_the_figure_is_there(folder: Path) -> None:
    plan, table = design(folder), pd.read_csv(folder / "results.csv")
    assert (folder / "figure.png").stat().st_size > 10_000
    assert len(table) == len(plan["scenarios"]) * len(plan["outcomes"])
    assert set(table["scenario"]) == set(plan["scenarios"])


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_the_finding_has_numbers_and_they_are_those_of_the_results(
    folder: Path, tmp_path: Path
) -> None:
    text = (folder / "README.md").read_text()
    copy = tmp_path / "README.md"
    copy.write_text(text.partition("## Results")[0])
    refresh(copy, design(folder), pd.read_csv(folder / "results.csv"), build(compose([])))
    assert len(MARK.findall(text)) >= 4
    assert copy.read_text() == text.partition("## Results")[0]


def made(**row: Any) -> pd.DataFrame:
    usual = {
        "scenario": "more",
        "against": "usual",
        "outcome": "act_passed",
        "mean": 0.5,
        "mean_low": 0.4,
        "mean_high": 0.6,
        "difference": 0.25,
        "low": 0.2,
        "high": 0.3,
        "standardised": 0.5,
        "varied_difference": 0.2,
        "varied_low": 0.1,
        "varied_high": 0.3,
    }
    return pd.DataFrame([{**usual, **row}])


def test_a_count_that_is_zero_in_all_runs_has_no_interval_of_a_chance() -> None:
    assert interval(np.zeros(500), chance=False) == (0, 0)


def test_a_share_has_an_interval_within_0_and_1_and_a_width_where_nothing_happened() -> None:
    low, high = interval(np.zeros(500), chance=True)
    assert low == pytest.approx(0.0, abs=1e-12) and 0.005 < high < 0.02
    low, high = interval(np.repeat([0.0, 1.0], [497, 3]), chance=True)
    assert 0 < low < 3 / 500 < high
    assert interval(np.full(500, 0.8), chance=False) == pytest.approx((0.8, 0.8))
    values = np.arange(500.0)
    assert interval(values, chance=False) == pytest.approx(
        249.5 + np.array([-1, 1]) * 2.5758 * 6.4615, rel=1e-4
    )


def test_a_rerun_replaces_the_number_and_leaves_the_prose(tmp_path: Path) -> None:
    page = tmp_path / "README.md"
    page.write_text("It rises by <!--more|act_passed|points-->old<!---->, no more.")
    refresh(page, {"outcomes": []}, made(), build(compose([])))
    said = "+25 points (+20 to +30)"
    assert page.read_text() == f"It rises by <!--more|act_passed|points-->{said}<!---->, no more."


def test_a_mark_that_fits_nothing_is_refused(tmp_path: Path) -> None:
    page = tmp_path / "README.md"
    page.write_text("<!--less|act_passed|points--><!---->")
    with pytest.raises(ValueError, match="less"):
        refresh(page, {"outcomes": []}, made(), build(compose([])))


def test_every_kind_of_number_shows_its_interval_but_the_size() -> None:
    row = {str(name): column.iloc[0] for name, column in made().items()}
    said = {name: show(row) for name, show in KINDS.items()}
    assert all(re.search(r"\(.* to .*\)", text) for name, text in said.items() if name != "sd")
    assert said["share"] == "50 % (40 to 60)"


def test_the_table_leaves_the_difference_of_a_reference_to_itself_open() -> None:
    text = results({"outcomes": ["act_passed"]}, made(against="more"), build(compose([])))
    assert text.splitlines()[-1].endswith("|  |  |  |")


def test_a_difference_in_every_run_has_a_word_instead_of_standard_deviations(
    tmp_path: Path,
) -> None:
    page = tmp_path / "README.md"
    page.write_text("By <!--more|act_passed|sd-->old<!---->.")
    refresh(page, {"outcomes": []}, made(standardised=np.inf), build(compose([])))
    assert "in every run<!---->" in page.read_text()
    axes = Figure().add_subplot()
    _dot(axes, made(standardised=-np.inf).iloc[0], 0.0, "red")
    assert [text.get_text() for text in axes.texts] == ["in every run"]
