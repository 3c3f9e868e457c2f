"""Sentences on bad words say what was given, what is near and what is allowed."""

from pathlib import Path

import pytest
from small_studies import config, small

from sim.cli import main
from sim.study import begin_study
from sim.study.plan import PLAN


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("studies") / "begun"
    begin_study(folder, small(), PLAN, config(), force=False)
    return folder


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--state", ""], "state is empty; known are USA, RUS, UKR"),
        (["--state", "US"], "state is US (did you mean USA?); known are USA, RUS, UKR"),
        (["--state", "USA", "--target", "UK"], "target is UK (did you mean UKR?); known are"),
        (["--state", "USA", "--target", ""], "target is empty; known are"),
    ],
)
def test_a_state_that_the_study_lacks_is_told_with_the_nearest(
    words: list[str], said: str, begun: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["trace", str(begun), "--run", "1", "--week", "1", *words]) == 2
    assert f"error: {said}" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["report", "resume", "score", "settle", "compare", "branch"])
def test_a_command_without_words_is_told_without_stray_spaces(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command]) == 2
    assert capsys.readouterr().err.startswith(f"error: sim {command}: allowed is sim {command} ")
