"""What the terms of a choice were made of."""

import json
from pathlib import Path

import pytest

from sim.cli.trace import trace
from sim.config import build, compose
from sim.study import begin_study, finish_study, ignore
from sim.study.plan import PLAN


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("terms") / "study"
    config = compose(("states=[USA,RUS,UKR]", "runs=8", "weeks=6", "executor=serial"))
    begin_study(folder, build(config), PLAN, config, False)
    assert finish_study(folder, build(config), PLAN, ignore) == []
    return folder


def test_every_term_is_its_weight_times_its_distance_from_the_usual(
    study: Path, capsys: pytest.CaptureFixture
) -> None:
    trace([str(study), "--run", "3", "--week", "4", "--state", "USA", "--json"])
    parts = [
        part
        for decision in json.loads(capsys.readouterr().out)
        for option in decision["options"]
        for part in option["parts"].values()
    ]
    assert len(parts) > 20
    for part in parts:
        made = part["weight"] * (part["value"] - part["usual"]) / part["spread"]
        assert part["adds"] == pytest.approx(made, abs=1e-12)


def test_terms_are_shown_with_values_and_said_in_words_where_it_is_asked_for(
    study: Path, capsys: pytest.CaptureFixture
) -> None:
    words = [str(study), "--run", "3", "--week", "4", "--state", "USA", "--target", "RUS"]
    trace(words)
    assert "what the terms were made of" not in capsys.readouterr().out
    trace([*words, "--terms"])
    said = capsys.readouterr().out
    assert "toward RUS, diplomatic: what the terms were made of" in said
    assert "A term adds weight x (value - usual) / spread." in said
    assert "[reciprocity] Friendly moves answer friendly ones" in said
