"""Registered chances are scored on what happened, each once its last week is over."""

import datetime
import json
from pathlib import Path

import numpy as np
import pytest
from small_studies import small, study

from sim.analysis.score import Fact, Registered, read_forecast, settled
from sim.cli import main
from sim.cli.settle import settle

LATE, EARLY = datetime.date(2030, 1, 1), datetime.date(2026, 3, 1)
RUNS = 1000


def forecast_of(*chances: list[float]) -> Registered:
    """A forecast of questions q0, q1, ... that close in June 2026, a set of chances a list."""
    count = len(chances[0])
    names = tuple(f"q{k}" for k in range(count))
    yes = RUNS * np.array(chances)
    closes = ("2026-06-29",) * count
    return Registered(
        names, closes, tuple(f"s{k}" for k in range(len(chances))), yes, 0 * yes + RUNS
    )


def told(*happened: bool) -> dict[str, Fact]:
    return {f"q{k}": Fact(bool(one), "a newspaper") for k, one in enumerate(happened)}


def test_the_brier_score_is_the_mean_square_of_chance_less_outcome() -> None:
    names, verdicts = settled(forecast_of([0.8, 0.3]), told(True, True), LATE)
    assert names == ("q0", "q1")
    found = verdicts["s0"]
    assert found.brier == pytest.approx((0.2**2 + 0.7**2) / 2)
    assert found.expected == pytest.approx((0.8 * 0.2 + 0.3 * 0.7) / 2)
    assert found.log_score == pytest.approx(-(np.log(0.8) + np.log(0.3)) / 2, abs=0.002)
    assert found.apart is None


def test_chances_that_are_right_lie_within_the_usual_range_nineteen_times_in_twenty() -> None:
    rng = np.random.default_rng(3)
    inside = []
    for _ in range(100):
        chances = rng.uniform(0.05, 0.95, 30)
        found = settled(forecast_of(list(chances)), told(*(rng.random(30) < chances)), LATE)[1][
            "s0"
        ]
        inside.append(found.usual[0] <= found.brier <= found.usual[1])
    assert 0.88 <= np.mean(inside) <= 1


def test_chances_that_are_too_bold_score_worse_than_they_promise() -> None:
    rng = np.random.default_rng(4)
    happened = rng.random(40) < 0.5
    bold = list(np.where(rng.random(40) < 0.5, 0.02, 0.98))
    found = settled(forecast_of(bold), told(*happened), LATE)[1]["s0"]
    assert found.brier > found.usual[1]


def test_a_set_of_chances_is_held_against_the_first_question_by_question() -> None:
    happened = [k % 2 == 0 for k in range(20)]
    good = [0.7 if yes else 0.3 + 0.01 * k for k, yes in enumerate(happened)]
    poor = [0.5] * 20
    verdicts = settled(forecast_of(good, poor), told(*happened), LATE)[1]
    apart = verdicts["s1"].apart
    assert apart is not None
    mean, low, high = apart
    assert mean == pytest.approx(verdicts["s1"].brier - verdicts["s0"].brier)
    assert 0 < low < mean < high


def test_a_chance_that_no_run_had_costs_much_and_not_everything() -> None:
    found = settled(forecast_of([0.0]), told(True), LATE)[1]["s0"]
    assert 5 < found.log_score < 10


def test_a_yes_waits_until_its_question_closes() -> None:
    assert settled(forecast_of([0.4, 0.6]), told(True), EARLY) == ((), {})


def test_the_last_week_must_be_over() -> None:
    forecast = forecast_of([0.4])
    assert forecast.closed(datetime.date(2026, 7, 5)) == (False,)
    assert forecast.closed(datetime.date(2026, 7, 6)) == (True,)


def test_a_no_before_the_question_closes_is_refused() -> None:
    with pytest.raises(ValueError, match="q0 happened=no, but its last week begins on 2026-06-29"):
        settled(forecast_of([0.4]), told(False), EARLY)


def test_a_fact_about_no_question_is_refused_with_those_there_are() -> None:
    with pytest.raises(ValueError, match="q1 is no question of the forecast; has q0"):
        settled(forecast_of([0.4]), told(True, True), LATE)


@pytest.fixture(scope="module")
def registered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A forecast as `sim score` writes it."""
    folder = tmp_path_factory.mktemp("studies") / "small"
    study(folder, small())
    questions = folder / "questions.csv"
    rows = ('a,"posture[""USA>RUS""] > 0",1', 'b,"posture[""USA>UKR""] > -10",2')
    questions.write_text("\n".join(["id,expression,by_week", *rows]) + "\n")
    assert main(["score", str(folder), str(questions)]) == 0
    return folder / "forecast.json"


def facts(folder: Path, *rows: str, columns: str = "id,happened,source") -> Path:
    path = folder / "facts.csv"
    path.write_text("\n".join([columns, *rows]) + "\n")
    return path


def test_what_sim_score_registers_sim_settle_scores(registered: Path, tmp_path: Path) -> None:
    words = [str(registered), str(facts(tmp_path, "a,yes,BBC", "b,yes,Reuters"))]
    assert settle([*words, f"out={tmp_path / 'settled.json'}"], LATE) == 0
    found = json.loads((tmp_path / "settled.json").read_text())
    chance = read_forecast(registered).chance[0]
    assert found["scores"]["registered"]["brier"] == pytest.approx(np.mean((1 - chance) ** 2))
    assert found["scored"]["a"] == {"happened": True, "source": "BBC"}


def test_a_question_that_is_over_without_an_answer_is_called_so(
    registered: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [str(registered), str(facts(tmp_path, "a,yes,BBC")), f"out={tmp_path / 'one.json'}"]
    assert settle(words, LATE) == 0
    said = capsys.readouterr().out
    assert "Scores on 1 of the questions" in said
    assert "tell all, or they flatter" in said


def test_before_anything_has_closed_nothing_is_written(
    registered: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "none.json"
    words = [str(registered), str(facts(tmp_path, "a,yes,BBC")), f"out={out}"]
    assert settle(words, datetime.date(2026, 1, 13)) == 0
    assert "nothing is scored yet" in capsys.readouterr().out
    assert not out.exists()


def test_scores_that_are_there_are_kept_unless_force_is_said(
    registered: Path, tmp_path: Path
) -> None:
    out = tmp_path / "settled.json"
    out.write_text("kept")
    words = [str(registered), str(facts(tmp_path, "a,yes,BBC")), f"out={out}"]
    assert main(["settle", *words]) == 2
    assert out.read_text() == "kept"
    assert main(["settle", *words, "force=true"]) == 0
    assert json.loads(out.read_text())["scores"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("a,perhaps,BBC", "happened=perhaps; allowed are yes and no"),
        ("a,yes,", "id=a has no source"),
        ("a,yes,BBC, London", "facts.csv, line 2: 4 fields where the header has 3"),
        ("a,yes", "facts.csv, line 2: 2 fields where the header has 3"),
        ("c,yes,BBC", "c is no question of the forecast; has a, b"),
        ("a,yes,BBC\na,no,BBC", "id=a stands there twice"),
    ],
)
def test_bad_facts_are_refused_in_one_sentence(
    registered: Path, tmp_path: Path, row: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [str(registered), str(facts(tmp_path, row)), f"out={tmp_path / 'x.json'}"]
    assert main(["settle", *words]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"questions": []}', '{"studies": {"a": 1}}'])
def test_what_is_no_forecast_is_refused(
    tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "forecast.json"
    path.write_text(text)
    assert main(["settle", str(path), str(facts(tmp_path, "a,yes,BBC"))]) == 2
    assert "is no forecast" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", [[], ["one.json"], ["a.json", "b.csv", "c.csv"], ["nowhere.json", "nowhere.csv"]]
)
def test_missing_words_and_files_are_refused(words: list[str]) -> None:
    assert main(["settle", *words]) == 2
