"""The program: exit statuses, one clear sentence for what is wrong, nothing half-written."""

import json
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from sim.cli import main
from sim.cli.commands import COMMANDS

SMALL = ["states=[USA,RUS,UKR]", "runs=4", "weeks=2"]


@pytest.fixture
def reported(monkeypatch: pytest.MonkeyPatch) -> None:
    def write_report(folder: Path) -> Path:
        (folder / "report.html").write_text("<html></html>")
        return folder / "report.html"

    # What the report says is tested elsewhere; drawing it takes longer than the run.
    monkeypatch.setitem(sys.modules, "sim.report", SimpleNamespace(write_report=write_report))


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    status = main(words)
    output = capsys.readouterr()
    return status, output.out, output.err


@pytest.mark.slow
def test_help_answers_in_under_half_a_second() -> None:
    command = [sys.executable, "-m", "sim", "--help"]
    times = []
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.5


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import sys, sim; print({'numpy', 'mesa', 'hydra', 'xarray'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_the_overview_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = said(capsys, "--help")
    assert status == 0
    assert all(name in out for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = said(capsys, name, "--help")
    assert status == 0
    assert out.startswith(f"usage: sim {name}")


def test_an_unknown_command_is_bad_input(capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = said(capsys, "rnu")
    assert status == 2
    assert "rnu is unknown (did you mean run?)" in err


def test_a_run_ends_with_the_path_of_its_report(
    reported: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = said(capsys, "run", *SMALL, f"out={tmp_path / 'study'}")
    assert status == 0, err
    assert out.splitlines()[-1] == str(tmp_path / "study" / "report.html")
    assert json.loads((tmp_path / "study" / "manifest.json").read_text())["runs"] == 4


@pytest.mark.parametrize(
    "word",
    [
        "scenario=basline",
        "rns=4",
        "weeks=-1",
        "~policy.default",
        "rates.USA>RUS.sieze=1",
        "rules.posture.impulse=7",
        "executor.workers=none",
    ],
)
def test_bad_input_is_one_sentence_and_leaves_nothing(
    word: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = said(capsys, "run", *SMALL, f"out={tmp_path / 'study'}", word)
    assert status == 2
    assert out == ""
    assert err.count("\n") == 1
    assert "Traceback" not in err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_bad_input(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("no folder")
    status, _, err = said(capsys, "run", *SMALL, f"out={tmp_path / 'file' / 'study'}")
    assert status == 2
    assert "cannot be written (Not a directory); allowed is a folder to write in" in err
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_folder_that_exists_is_bad_input_without_force(
    reported: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["run", *SMALL, f"out={tmp_path / 'study'}"]
    assert said(capsys, *words)[0] == 0
    status, _, err = said(capsys, *words)
    assert (status, "force=true" in err) == (2, True)
    assert said(capsys, *words, "force=true")[0] == 0


def test_runs_that_fail_make_the_status_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(task: object) -> object:
        raise ArithmeticError("it fails")

    monkeypatch.setattr("sim.study.work.run_block", fail)
    status, _, err = said(capsys, "run", *SMALL, f"out={tmp_path / 'study'}")
    assert status == 1
    assert "4 of 4 runs failed" in err
    assert "ArithmeticError: it fails" in err


def test_resuming_a_finished_study_is_no_failure(
    reported: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said(capsys, "run", *SMALL, f"out={tmp_path / 'study'}")[0] == 0
    status, out, _ = said(capsys, "resume", str(tmp_path / "study"))
    assert status == 0
    assert out.splitlines()[-1] == str(tmp_path / "study" / "report.html")


@pytest.mark.parametrize("words", [[], ["missing"], ["one", "two"], ["--all"]])
def test_resume_takes_one_study_folder(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, err = said(capsys, "resume", *words)
    assert status == 2
    assert err.count("\n") == 1
