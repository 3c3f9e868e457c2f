"""Sweeps and branches on the command line."""

import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from sim.cli import main

SMALL = ["states=[USA,RUS,UKR]", "runs=3", "weeks=3"]


@pytest.fixture(autouse=True)
def reported(monkeypatch: pytest.MonkeyPatch) -> None:
    report = SimpleNamespace(write_report=lambda folder: folder / "report.html")
    monkeypatch.setitem(sys.modules, "sim.report", report)


def test_a_sweep_runs_every_cell_into_its_folder(tmp_path: Path) -> None:
    out = tmp_path / "sweep"
    assert main(["run", "-m", *SMALL, "seed=1,2", f"out={out}"]) == 0
    assert sorted(path.name for path in out.iterdir()) == ["0000-seed=1", "0001-seed=2"]
    assert json.loads((out / "0001-seed=2" / "manifest.json").read_text())["seed"] == 2


def test_a_sweep_with_one_wrong_cell_runs_none(tmp_path: Path) -> None:
    assert main(["run", "-m", *SMALL, "weeks=2,0", f"out={tmp_path / 'sweep'}"]) == 2
    assert list(tmp_path.iterdir()) == []


def test_the_plan_of_a_sweep_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["sweep", *SMALL, "seed=1,2"]) == 0
    assert "2 cells, 6 runs, about" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


def test_a_branch_is_a_study_that_names_its_parent(tmp_path: Path) -> None:
    assert main(["run", *SMALL, f"out={tmp_path / 'parent'}"]) == 0
    words = ["branch", str(tmp_path / "parent"), "week=2", f"out={tmp_path / 'child'}"]
    assert main([*words, 'interventions.x={week: 2, move: "USA>RUS:summit"}']) == 0
    manifest = json.loads((tmp_path / "child" / "manifest.json").read_text())
    assert manifest["parent"] == {"study": "parent", "week": 2}


@pytest.mark.parametrize(
    "words", [[], ["DIR"], ["week=3"], ["DIR", "week=soon"], ["a", "b", "week=1"]]
)
def test_a_branch_needs_a_study_and_a_week(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["branch", *words]) == 2
    assert "allowed is sim branch DIR week=W" in capsys.readouterr().err
