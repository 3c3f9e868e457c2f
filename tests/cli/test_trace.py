"""Why a state did that, from the command line."""

import json
from pathlib import Path

import pandas as pd
import pytest

from sim.cli.trace import trace
from sim.config import build, compose
from sim.study import begin_study, finish_study, ignore
from sim.study.plan import PLAN

WORDS = ("states=[USA,RUS,UKR]", "runs=8", "weeks=6", "executor=serial")


@pytest.fixture(scope="module")
def studies(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("studies")
    for name, more in (("one", ()), ("other", ("driver/war=escalation",))):
        config = compose((*WORDS, *more))
        begin_study(folder / name, build(config), PLAN, config, False)
        assert finish_study(folder / name, build(config), PLAN, ignore) == []
    return folder / "one", folder / "other"


def test_json_holds_what_adds_up(studies: tuple[Path, Path], capsys: pytest.CaptureFixture) -> None:
    words = [str(studies[0]), "--run", "3", "--week", "4", "--state", "USA", "--json"]
    assert trace(words) == 0
    decisions = json.loads(capsys.readouterr().out)
    assert decisions
    for decision in decisions:
        chances = [decision["hold"], *(option["chance"] for option in decision["options"])]
        assert sum(chances) == pytest.approx(1.0)
        for option in decision["options"]:
            assert sum(option["terms"].values()) == pytest.approx(option["utility"], abs=1e-9)


def test_the_choice_is_the_one_in_the_study(
    studies: tuple[Path, Path], capsys: pytest.CaptureFixture
) -> None:
    events = pd.read_parquet(studies[0] / "events.parquet")
    mine = events[(events["run"] == 3) & (events["sender"] == "RUS") & (events["week"] == 4)]
    trace([str(studies[0]), "--run", "3", "--week", "4", "--state", "RUS", "--json"])
    decisions = json.loads(capsys.readouterr().out)
    told = {(d["target"], d["choice"]) for d in decisions if d["choice"] != "hold"}
    held = {(str(row.target), str(row.move)) for row in mine.itertuples()}
    assert told <= held


def test_a_table_marks_the_choice(
    studies: tuple[Path, Path], capsys: pytest.CaptureFixture
) -> None:
    trace([str(studies[0]), "--run", "0", "--week", "1", "--state", "UKR"])
    assert "*  hold" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [
        ["--run", "99", "--week", "1", "--state", "USA"],
        ["--run", "1", "--week", "77", "--state", "USA"],
        ["--run", "1", "--week", "1", "--state", "QQQ"],
        ["--run", "1"],
    ],
)
def test_what_the_study_lacks_is_named(studies: tuple[Path, Path], words: list[str]) -> None:
    with pytest.raises(ValueError, match="allowed is|known are"):
        trace([str(studies[0]), *words])
