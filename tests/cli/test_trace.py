"""Why a state did that, from the command line."""

import json
from pathlib import Path

import numpy as np
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
    trace([str(studies[0]), "--run", "0", "--week", "1", "--state", "UKR", "--all"])
    assert "*  hold" in capsys.readouterr().out


def told(
    capsys: pytest.CaptureFixture, folder: Path, run: int, week: int, *words: str
) -> list[dict]:
    trace([str(folder), "--run", str(run), "--week", str(week), *words, "--json"])
    return json.loads(capsys.readouterr().out)


def test_a_forced_move_is_told_with_its_intervention_and_what_the_draw_chose(
    tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    folder = study(tmp_path, "+interventions.relief={week: 3, move: 'USA>RUS:ease_sanctions'}")
    made = told(capsys, folder, 0, 3, "--state", "USA", "--target", "RUS")
    forced = [each for each in made if each["forced"]]
    assert [(each["choice"], each["forced_by"]) for each in forced] == [
        ("ease_sanctions", "relief")
    ]
    ends = [forced[0]["hold"]]
    for option in forced[0]["options"]:
        ends.append(ends[-1] + option["chance"])
    names = ["hold", *(option["move"] for option in forced[0]["options"])]
    place = next(i for i, end in enumerate(ends) if forced[0]["draw"] < end)
    assert forced[0]["drawn"] == names[place]
    trace([str(folder), "--run", "0", "--week", "3", "--state", "USA", "--moved"])
    shown = capsys.readouterr().out
    assert (
        f"forced by intervention relief; the draw alone would have chosen {names[place]}" in shown
    )
    assert not any(
        line.startswith("toward") and line.endswith("hold") for line in shown.split("\n")
    )


def test_choices_and_what_rules_drew_are_together_the_events_of_the_study(
    studies: tuple[Path, Path], capsys: pytest.CaptureFixture
) -> None:
    events = pd.read_parquet(studies[0] / "events.parquet")
    for run, week in ((0, 1), (3, 4), (5, 6)):
        mine = events.query("run == @run and week == @week and sender == 'RUS'")
        made = told(capsys, studies[0], run, week, "--state", "RUS")
        found = [(d["target"], d["choice"]) for d in made if d["choice"] != "hold"]
        found += [(d["target"], move) for d in made for move, n in d["by_rules"].items()
                  for _ in range(n)]  # fmt: skip
        assert sorted(found) == sorted(zip(mine["target"], mine["move"], strict=True))


def test_the_base_of_hold_and_the_reasons_give_back_every_chance(
    studies: tuple[Path, Path], capsys: pytest.CaptureFixture
) -> None:
    trace([str(studies[0]), "--run", "3", "--week", "4", "--state", "USA", "--target", "RUS"])
    first = capsys.readouterr().out.split("\n\n")[1].split("\n")
    rows = [line.replace("*", " ").split() for line in first[1:]]
    hold, options = rows[0], rows[1:]
    weights = [float(hold[2])] + [
        float(row[2]) * np.exp(np.clip(sum(map(float, row[3:6])), -3, 3)) for row in options
    ]
    chances = [float(row[1]) for row in rows]
    assert np.array(weights) / sum(weights) == pytest.approx(chances, abs=2e-3)


def study(folder: Path, *more: str) -> Path:
    config = compose((*WORDS, "runs=1", "weeks=3", *more))
    begin_study(folder / "study", build(config), PLAN, config, False)
    assert finish_study(folder / "study", build(config), PLAN, ignore) == []
    return folder / "study"


def text(capsys: pytest.CaptureFixture, folder: Path, *words: str) -> str:
    trace([str(folder), "--run", "0", "--week", "2", "--state", *words])
    return capsys.readouterr().out


def test_what_only_moved_still_tells_what_rules_drew_and_by_which_rule(
    studies: tuple[Path, Path], capsys: pytest.CaptureFixture
) -> None:
    for run, week in ((0, 1), (3, 4), (5, 6)):
        place = (capsys, studies[0], run, week, "--state", "RUS")
        every, moved = told(*place), told(*place, "--moved")
        assert [d for d in moved if d["by_rules"]] == [d for d in every if d["by_rules"]]
        assert all(d["choice"] != "hold" or d["by_rules"] for d in moved)
        for decision in every:
            if "ordinary_strike" in decision["by_rules"]:
                assert decision["drawn_by"]["ordinary_strike"] == "strikes"
    assert "ordinary_strike at UKR (" in text(capsys, studies[0], "RUS", "--target", "UKR")


def test_a_forced_move_that_was_not_open_is_marked_as_such(
    tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    row = "{week: 2, move: 'UKR>RUS:accept_proposal'}"
    folder = study(tmp_path, f"+interventions.peace={row}")
    assert "*  accept_proposal  not open" in text(capsys, folder, "UKR", "--target", "RUS")


def test_other_interventions_of_the_week_are_told_where_this_world_has_what_they_change(
    tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    folder = study(
        tmp_path,
        "+interventions.calm={week: 2, state: RUS, policy: hold}",
        "+interventions.stir={week: 2, shock: stake, at: 'USA>RUS', size: 0.1}",
        "+interventions.slow={week: 2, parameter: rules.oil_price.decay, value: 0.9}",
        "+interventions.far={week: 2, state: CHN, policy: hold}",
        "+interventions.late={week: 3, state: UKR, policy: hold}",
    )
    lines = text(capsys, folder, "RUS", "--all").split("\n")
    assert [line for line in lines if line.startswith("In this week")] == [
        "In this week intervention calm gives RUS policy hold.",
        "In this week intervention stir adds 0.1 to stake at USA>RUS.",
        "In this week intervention slow sets rules.oil_price.decay to 0.9.",
    ]
    assert any("does not say how its chances come from the bases" in line for line in lines)


@pytest.mark.parametrize(
    "words",
    [
        ["--run", "1", "--week", "1", "--state", "USA", "--target", "USA"],
        ["--run", "99", "--week", "1", "--state", "USA"],
        ["--run", "1", "--week", "77", "--state", "USA"],
        ["--run", "1", "--week", "1", "--state", "QQQ"],
        ["--run", "1"],
    ],
)
def test_what_the_study_lacks_is_named(studies: tuple[Path, Path], words: list[str]) -> None:
    with pytest.raises(ValueError, match="allowed (is|are)|known are"):
        trace([str(studies[0]), *words])


def test_a_precision_other_than_1_is_told_beside_the_terms(
    studies: tuple[Path, Path], capsys: pytest.CaptureFixture, tmp_path: Path
) -> None:
    assert "add up to the utility;" in text(capsys, studies[0], "USA", "--all")
    half = "policy.USA.policy={_target_: sim.policies.logit.Logit, strategy: 0.5}"
    shown = text(capsys, study(tmp_path, half), "USA", "--target", "RUS")
    assert "add up to the utility once multiplied by 0.5" in shown
