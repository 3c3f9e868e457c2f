import json
from pathlib import Path

import pytest
from small_studies import small, study

from sim.analysis.discovery.event import wilson
from sim.cli import main
from sim.study import open_study


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("studies") / "small"
    study(place, small())
    return place


def ask(folder: Path, *rows: str, columns: str = "id,expression,by_week") -> Path:
    path = folder / "questions.csv"
    path.write_text("\n".join([columns, *rows]) + "\n")
    return path


def test_a_registered_forecast_says_chances_and_where_they_come_from(folder: Path) -> None:
    table = ask(
        folder,
        """calls,"count(""USA>RUS:consult"") + count(""consult"") > 0",6""",
        """warm,"max(posture[""USA>UKR""]) > -10",2026-02-02""",
        """cold,"posture[""USA>UKR""] < -9.9",2""",
    )
    assert main(["score", str(folder), str(table), "force=true"]) == 0
    forecast = json.loads((folder / "forecast.json").read_text())
    manifest = open_study(folder).manifest
    for key in ("config_hash", "code_version", "git", "seed", "runs"):
        assert forecast[key] == manifest[key]
    calls, warm, cold = forecast["questions"]
    events = open_study(folder).events
    called = events.loc[events["move"] == "consult", "run"].nunique()
    assert calls["yes"] == called
    assert calls["chance"] == called / 12
    assert (warm["chance"], warm["by_week"], warm["closes"]) == (1.0, 3, "2026-02-02")
    assert cold["interval95"][0] == 0 < cold["interval95"][1]


def test_a_registered_forecast_is_not_replaced_unless_it_is_asked_for(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = ask(folder, """a,"posture[""USA>RUS""] > 0",1""")
    assert main(["score", str(folder), str(table), "force=true"]) == 0
    assert main(["score", str(folder), str(table)]) == 2
    assert "registered already" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("row", "part"),
    [
        ("a,brent_oil > 3,2", "indicator brent_oil is unknown"),
        ("a,posture > 0,2", "one value a dyad"),
        ("""a,"posture[""USA>QQQ""] > 0",2""", "dyad USA>QQQ is unknown"),
        ("""a,"count(""USA>RUS:invade"") > 0",2""", "event USA>RUS:invade is unknown"),
        ("""a,"posture[""USA>RUS""] > 0",99""", "by_week=99"),
        ("""a,"posture[""USA>RUS""] > 0",2025-01-01""", "by_week=2025-01-01"),
        ("a,open(1) > 0,2", "question a"),
        ("""a,"max(posture[""USA>RUS""])/0 > 1",2""", "question a: expression 'max(posture"),
        ("a,max(x, y) > 1,2", "questions.csv, line 2: 4 fields where the header has 3"),
        ("""a,"posture[""USA>RUS""] > 0",2\n\nb,c""", "line 4: 2 fields where the header has 3"),
    ],
)
def test_a_question_that_cannot_be_asked_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str], row: str, part: str
) -> None:
    before = (folder / "forecast.json").read_bytes() if (folder / "forecast.json").exists() else b""
    assert main(["score", str(folder), str(ask(folder, row)), "force=true"]) == 2
    said = capsys.readouterr().err
    assert part in said
    assert "Traceback" not in said
    after = (folder / "forecast.json").read_bytes() if (folder / "forecast.json").exists() else b""
    assert before == after


@pytest.mark.parametrize(
    ("columns", "rows"),
    [
        ("id,expression", ["a,posture > 0"]),
        ("id,expression,by_week", []),
        ("id,expression,by_week", ["a,x > 0,1", "a,x > 0,1"]),
    ],
)
def test_a_bad_table_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str], columns: str, rows: list[str]
) -> None:
    table = ask(folder, *rows, columns=columns)
    assert main(["score", str(folder), str(table), "force=true"]) == 2
    assert "questions.csv" in capsys.readouterr().err


def test_intervals_hold_the_share_and_close_with_more_runs() -> None:
    assert wilson(0, 50)[0] == pytest.approx(0)
    assert wilson(50, 50)[1] == pytest.approx(1)
    few, many = wilson(3, 10), wilson(300, 1000)
    assert few[0] < 0.3 < few[1]
    assert many[1] - many[0] < 0.2 * (few[1] - few[0])
