"""The registered forecast is the one on its page, and every question can be asked of a study."""

import json
import sys
from pathlib import Path

import pandas as pd
import pytest

from sim import load_scenario, simulate
from sim.analysis.score import Material, chances, read_questions

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from experiments.registered_forecasts.table import put  # noqa: E402

FOLDER = ROOT / "experiments" / "registered_forecasts"
QUESTIONS = FOLDER / "questions.csv"
FORECAST = json.loads((FOLDER / "forecast.json").read_text())


def test_the_page_holds_the_chances_of_the_forecast(tmp_path: Path) -> None:
    copy = tmp_path / "README.md"
    copy.write_text((FOLDER / "README.md").read_text())
    put(copy, QUESTIONS, FORECAST)
    assert copy.read_text() == (FOLDER / "README.md").read_text()


@pytest.mark.parametrize("name", ["as_they_stand", "varied"])
def test_a_forecast_answers_the_questions_in_their_order_and_says_what_made_it(name: str) -> None:
    study = FORECAST["studies"][name]
    asked = read_questions(QUESTIONS, FORECAST["weeks"])
    assert [each["id"] for each in study["questions"]] == [each.id for each in asked]
    assert [each["expression"] for each in study["questions"]] == [e.expression for e in asked]
    for each in study["questions"]:
        low, high = each["interval95"]
        assert low <= each["chance"] == each["yes"] / FORECAST["runs"] <= high
    assert len(study["config_hash"]) == 64
    assert not study["git"]["dirty"]


def test_every_question_can_be_asked_of_the_model_as_it_is_and_says_how_it_is_settled() -> None:
    scenario = load_scenario("baseline")
    data = simulate(scenario, runs=2, seed=1, weeks=6)
    nothing = pd.DataFrame({"run": [], "week": [], "sender": [], "target": [], "move": []})
    material = Material(data, lambda: nothing, scenario.repertoire.labels)
    found = chances(material, read_questions(QUESTIONS, 104))
    assert all(0 <= each["chance"] <= 1 for each in found)
    rows = pd.read_csv(QUESTIONS, dtype=str, keep_default_na=False)
    assert (rows[["section", "asks", "settles"]] != "").all().all()


def test_a_page_without_a_place_for_the_table_is_refused(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("no table")
    with pytest.raises(ValueError, match="no single place"):
        put(page, QUESTIONS, FORECAST)
