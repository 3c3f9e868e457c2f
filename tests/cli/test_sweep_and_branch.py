"""Sweeps and branches on the command line."""

import json
import shlex
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from sim.cli import main
from sim.study import open_study
from sim.study.block import Task, run_block
from sim.study.executors import Serial

SMALL = ["states=[USA,RUS,UKR]", "runs=3", "weeks=2"]


@pytest.fixture(autouse=True)
def reported(monkeypatch: pytest.MonkeyPatch) -> None:
    report = SimpleNamespace(write_report=lambda folder: folder / "report.html")
    monkeypatch.setitem(sys.modules, "sim.report", report)


def test_a_sweep_runs_every_cell_into_its_folder(tmp_path: Path) -> None:
    out = tmp_path / "sweep"
    assert main(["run", "-m", *SMALL, "seed=1,2", f"out={out}"]) == 0
    assert sorted(path.name for path in out.iterdir()) == [
        "0000-seed=1",
        "0001-seed=2",
        "index.json",
    ]
    assert json.loads((out / "0001-seed=2" / "manifest.json").read_text())["seed"] == 2


def test_a_sweep_with_one_wrong_cell_runs_none(tmp_path: Path) -> None:
    assert main(["run", "-m", *SMALL, "weeks=2,0", f"out={tmp_path / 'sweep'}"]) == 2
    assert list(tmp_path.iterdir()) == []


def test_the_index_of_a_sweep_tells_how_its_cells_differ(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sim.cli.sweep.finish", lambda *_: 0)
    words = ["scenario=baseline,oil_act", "driver/war=lull", "rules.posture.impulse=0.1,0.2"]
    assert main(["run", "-m", *SMALL, *words, f"out={tmp_path / 'sweep'}"]) == 0
    index = json.loads((tmp_path / "sweep" / "index.json").read_text())
    assert index["kind"] == "sweep"
    assert [cell["choices"] for cell in index["cells"]] == [
        {"scenario": scenario, "rules.posture.impulse": impulse}
        for scenario in ("baseline", "oil_act")
        for impulse in ("0.1", "0.2")
    ]
    assert index["cells"][1]["label"] == "scenario=baseline,rules.posture.impulse=0.2"
    for cell in index["cells"]:
        manifest = json.loads((tmp_path / "sweep" / cell["folder"] / "manifest.json").read_text())
        assert (manifest["status"], manifest["seed"]) == ("running", 1)


def test_the_cells_of_a_sweep_share_one_executor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []
    inside = Serial.open
    monkeypatch.setattr(Serial, "open", lambda site: opened.append(site) or inside(site))
    monkeypatch.setattr("sim.cli.run.write_due", lambda *_: None)
    assert main(["run", "-m", *SMALL, "seed=1,2", f"out={tmp_path / 'sweep'}"]) == 0
    assert len(opened) == 1


def test_a_sweep_that_was_only_begun_is_finished_by_resume(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "sweep"
    with monkeypatch.context() as patched:
        patched.setattr("sim.cli.sweep.finish", lambda *_: 0)
        assert main(["run", "-m", *SMALL, "seed=1,2", f"out={out}"]) == 0
    assert main(["resume", str(out)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == str(out)
    assert main(["run", *SMALL, "seed=2", f"out={tmp_path / 'alone'}"]) == 0
    alone, cell = open_study(tmp_path / "alone"), open_study(out / "0001-seed=2")
    assert alone.outcomes.equals(cell.outcomes)
    assert main(["resume", str(out)]) == 0


def test_a_sweep_with_failing_runs_finishes_the_rest_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail_once(task: Task) -> object:
        if task.scenario.seed == 2 and 1 in task.block.numbers:
            raise ArithmeticError("it fails")
        return run_block(task)

    monkeypatch.setattr("sim.study.work.run_block", fail_once)
    out = tmp_path / "sweep"
    assert main(["run", "-m", *SMALL, "seed=1,2", f"out={out}"]) == 1
    said = capsys.readouterr().err.splitlines()[-1]
    assert "1 of 6 runs failed in 1 of 2 cells" in said
    assert "0001-seed=2/manifest.json holds the tracebacks" in said
    lengths = [len(open_study(path).outcomes) for path in sorted(out.glob("0*"))]
    assert lengths == [3, 2]


def test_the_commands_of_a_sweep_make_its_cells_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    rate = "rates.USA>RUS.summit=3"
    assert main(["sweep", "--commands", *SMALL, "seed=1,2", rate, "out=all"]) == 0
    lines = [shlex.split(line) for line in capsys.readouterr().out.splitlines()]
    assert lines[1] == ["sim", "run", *SMALL, "seed=2", rate, 'out="all/0001-seed=2"']
    assert len(lines) == 2
    assert list(tmp_path.iterdir()) == []
    assert main(lines[1][1:]) == 0
    assert open_study(tmp_path / "all" / "0001-seed=2").manifest["seed"] == 2


@pytest.mark.parametrize("word", ["executor=serial,local", "batch=1,2", "out=a,b"])
def test_how_to_work_does_not_vary_over_a_sweep(
    word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["run", "-m", *SMALL, word]) == 2
    assert "allowed is one for the sweep" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_the_plan_of_a_sweep_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["sweep", *SMALL, "seed=1,2"]) == 0
    assert "2 cells, 6 runs, about" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []
