"""What a state left alone, in a trace: a line a channel."""

import json

import pytest

from sim.cli.trace import trace
from sim.config import build, compose
from sim.study import begin_study, finish_study, ignore
from sim.study.plan import PLAN

MOVE = "+interventions.reply={week: 2, move: 'USA>RUS:criticise'}"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The words that ask for a week in which one move is certain."""
    folder = tmp_path_factory.mktemp("studies") / "study"
    words = ("states=[USA,RUS,UKR]", "runs=1", "weeks=2", "executor=serial", MOVE)
    config = compose(words)
    begin_study(folder, build(config), PLAN, config, False)
    assert finish_study(folder, build(config), PLAN, ignore) == []
    return [str(folder), "--run", "0", "--week", "2", "--state", "USA"]


def said(capsys: pytest.CaptureFixture, place: list[str], *words: str) -> str:
    assert trace([*place, *words]) == 0
    return capsys.readouterr().out


def titles(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.startswith("toward") and "," in line]


def test_by_default_what_was_done_has_a_table_and_what_was_held_a_line(
    place: list[str], capsys: pytest.CaptureFixture
) -> None:
    decisions = json.loads(said(capsys, place, "--json"))
    held = [each for each in decisions if each["choice"] == "hold"]
    assert 0 < len(held) < len(decisions)
    text = said(capsys, place)
    assert len(titles(text)) == len(decisions) - len(held)
    paragraphs = text.split("\n\n")
    lines = paragraphs[paragraphs.index("Held, where nothing was done:") + 1].split("\n")[1:]
    best = [max(each["options"], key=lambda option: option["chance"]) for each in held]
    assert [line.split() for line in lines] == [
        [each["target"], each["channel"], f"{each['hold']:.4f}", first["move"],
         f"{first['chance']:.4f}"]
        for each, first in zip(held, best, strict=True)
    ]  # fmt: skip


def test_all_shows_every_table_and_moved_none_of_what_was_held(
    place: list[str], capsys: pytest.CaptureFixture
) -> None:
    decisions = json.loads(said(capsys, place, "--json"))
    every, moved = said(capsys, place, "--all"), said(capsys, place, "--moved")
    assert len(titles(every)) == len(decisions)
    assert len(titles(moved)) == sum(each["choice"] != "hold" for each in decisions)
    assert "Held" not in every + moved


def test_a_look_at_one_state_shows_every_table_toward_it(
    place: list[str], capsys: pytest.CaptureFixture
) -> None:
    decisions = json.loads(said(capsys, place, "--json", "--target", "RUS"))
    assert len(titles(said(capsys, place, "--target", "RUS"))) == len(decisions)


def test_all_and_only_what_moved_exclude_each_other(place: list[str]) -> None:
    with pytest.raises(ValueError, match="not allowed with"):
        trace([*place, "--all", "--moved"])
