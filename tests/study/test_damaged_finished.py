"""A finished study that has lost a part is told from a whole one, and nothing is done to it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from small_studies import small, study

from sim.cli import main
from sim.study import Plan, finish_study, ignore, open_study

PLAN = Plan(batch=5)
STORE = "trajectories.zarr"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kept") / "whole"
    study(folder, small(), PLAN)
    return folder


@pytest.fixture
def copy(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole, tmp_path / "study"))


def chunk(folder: Path) -> Path:
    return sorted((folder / STORE / "posture").glob("[0-9]*"))[0]


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


HARMS: dict[str, tuple[Callable[[Path], object], str]] = {
    "chunk gone": (lambda at: chunk(at).unlink(), "posture has 0 of 1 chunks"),
    "chunk cut short": (lambda at: cut_short(chunk(at)), "posture is damaged"),
    "chunk empty": (lambda at: chunk(at).write_bytes(b""), "posture is damaged"),
    "chunk of something else": (lambda at: chunk(at).write_bytes(b"x" * 99), "posture is damaged"),
    "store without its list": (lambda at: (at / STORE / ".zmetadata").unlink(), STORE),
    "store gone": (lambda at: shutil.rmtree(at / STORE), f"has no {STORE}"),
    "outcomes gone": (lambda at: (at / "outcomes.parquet").unlink(), "has no outcomes.parquet"),
    "events gone": (lambda at: (at / "events.parquet").unlink(), "has no events.parquet"),
    "outcomes cut": (lambda at: cut_short(at / "outcomes.parquet"), "outcomes.parquet is damaged"),
    "events cut": (lambda at: cut_short(at / "events.parquet"), "events.parquet is damaged"),
}


@pytest.mark.parametrize("name", HARMS)
def test_resume_says_what_a_finished_study_has_lost_and_what_helps(
    name: str, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    harm, sentence = HARMS[name]
    harm(copy)
    before = sorted(copy.rglob("*"))
    assert main(["resume", str(copy)]) == 2
    said = capsys.readouterr()
    assert f"{copy} is finished but " in said.err
    assert sentence in said.err
    assert "sim run with the same configuration and force=true" in said.err
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert sorted(copy.rglob("*")) == before


def test_a_whole_finished_study_is_left_as_it_is(copy: Path) -> None:
    assert finish_study(copy, small(), PLAN, ignore) == []


@pytest.mark.parametrize("name", [STORE, "outcomes.parquet", "events.parquet"])
def test_a_reader_of_a_finished_study_is_not_sent_to_resume(name: str, copy: Path) -> None:
    path = copy / name
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    with pytest.raises(ValueError, match=f"is finished but has no {name}; .* force=true") as error:
        getattr(open_study(copy), name.partition(".")[0])
    assert "resume" not in str(error.value)


def test_a_report_of_a_study_that_has_lost_its_events_is_refused(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (copy / "events.parquet").unlink()
    assert main(["report", str(copy)]) == 2
    assert "is finished but has no events.parquet" in capsys.readouterr().err
    assert not (copy / "report.html").exists()
