"""A study that cannot fit is refused before anything is written, a large one says what it takes."""

from pathlib import Path

import pytest

from sim.cli import cost as module
from sim.cli.cost import cost
from sim.cli.program import main
from sim.config import build, compose
from sim.config.plan import make_plan

STATES = "states=[USA,RUS]"


def costs(*words: str) -> module.Cost:
    config = compose([STATES, *words])
    return cost(build(config), make_plan(config))


def test_disk_grows_with_runs_and_weeks_and_memory_with_weeks_alone() -> None:
    one, more = costs("runs=1000", "weeks=50"), costs("runs=4000", "weeks=50")
    longer = costs("runs=1000", "weeks=100")
    assert more.disk == pytest.approx(4 * one.disk, rel=0.1)
    assert more.memory == pytest.approx(one.memory, rel=0.1)
    assert longer.memory == pytest.approx(2 * one.memory, rel=0.1)


def test_the_disk_that_is_told_is_near_what_a_study_takes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sim.cli.run.write_due", lambda *_: None)
    words = [STATES, "runs=100", "weeks=60", "record=small"]
    assert main(["run", *words, f"out={tmp_path / 'study'}"]) == 0
    taken = sum(path.stat().st_size for path in (tmp_path / "study").rglob("*"))
    assert 0.2 < costs(*words).disk / taken < 5


@pytest.mark.parametrize("how", [["run"], ["run", "-m", "seed=1,2"]])
def test_a_study_that_no_disk_holds_is_refused_and_nothing_is_written(
    how: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "study"
    assert main([*how, STATES, "runs=1000000000000", "weeks=1000", f"out={out}"]) == 2
    said = capsys.readouterr().err
    assert "on disk, where" in said
    assert "allowed are fewer runs or weeks" in said
    assert not out.exists()


def test_weeks_that_no_memory_holds_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("os.sysconf", lambda _: 1000)
    out = tmp_path / "study"
    assert main(["run", STATES, "runs=60000", "weeks=100", f"out={out}"]) == 2
    assert "of memory at once, where this machine has" in capsys.readouterr().err
    assert not out.exists()


def test_a_large_study_says_what_it_takes_and_a_small_one_is_not_probed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    config = compose([STATES, "runs=10", "weeks=10"])
    study = (tmp_path / "not" / "there", build(config), make_plan(config))
    module.check_room(*study)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(module, "LARGE", 100)
    module.check_room(*study)
    assert "minutes on one core" in capsys.readouterr().err
