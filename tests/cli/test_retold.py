"""A trace that tells something else than what happened says so."""

from pathlib import Path

import pandas as pd
import pytest

from sim.cli.trace import trace
from sim.config import build, compose
from sim.study import begin_study, finish_study, ignore
from sim.study.plan import PLAN

KEY = ["run", "week", "sender", "target", "move"]


@pytest.fixture
def study(tmp_path: Path) -> Path:
    config = compose(("states=[USA,RUS,UKR]", "runs=4", "weeks=6", "executor=serial"))
    begin_study(tmp_path / "study", build(config), PLAN, config, False)
    assert finish_study(tmp_path / "study", build(config), PLAN, ignore) == []
    return tmp_path / "study"


def said(study: Path, capsys: pytest.CaptureFixture, run: int, week: int, state: str) -> str:
    trace([str(study), "--run", str(run), "--week", str(week), "--state", state])
    return str(capsys.readouterr().err)


def test_a_trace_by_the_same_code_has_the_moves_of_the_study(
    study: Path, capsys: pytest.CaptureFixture
) -> None:
    assert [said(study, capsys, 2, 4, state) for state in ("USA", "RUS", "UKR")] == ["", "", ""]


def test_a_move_that_the_study_does_not_have_is_named(
    study: Path, capsys: pytest.CaptureFixture
) -> None:
    events = pd.read_parquet(study / "events.parquet")
    gone = events.iloc[0]
    state, place = str(gone["sender"]), (int(gone["run"]), int(gone["week"]))
    assert said(study, capsys, *place, state) == ""
    same = events.apply(lambda row: tuple(row[KEY]) == tuple(gone[KEY]), axis=1)
    events[~same].to_parquet(study / "events.parquet")
    warning = said(study, capsys, *place, state)
    assert f"{state}>{gone['target']}:{gone['move']}" in warning
    assert "it was made by other code" in warning


def test_a_study_without_events_is_traced_without_a_word(
    study: Path, capsys: pytest.CaptureFixture
) -> None:
    (study / "events.parquet").unlink()
    assert said(study, capsys, 2, 4, "RUS") == ""
