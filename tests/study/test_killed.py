"""A sweep that is killed again and again ends with the files of one that was left in peace."""

import json
import os
import subprocess
import sys
import time
from itertools import product
from pathlib import Path

import numpy as np
import psutil
import pytest
from small_studies import assert_same

from sim.cli import main

SWEEP = ["-m", "scenario=baseline,oil_act", "states=[USA,RUS,UKR]", "runs=40", "weeks=6", "batch=5"]
KILLS = 10


def at_work(*words: str) -> "subprocess.Popen[str]":
    """The program, begun, as soon as it says how many runs are done."""
    command = [sys.executable, "-m", "sim", *words]
    process = subprocess.Popen(
        command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
    )
    assert process.stderr is not None
    line = process.stderr.readline()
    assert line.endswith("runs\n"), line
    return process


def done(folder: Path) -> int:
    manifests = [json.loads(path.read_text()) for path in folder.glob("*/manifest.json")]
    batches = [batch for manifest in manifests for batch in manifest["batches"]]
    return sum(batch["runs"] for batch in batches if batch["status"] == "done")


def finished(folder: Path) -> bool:
    manifests = [json.loads(path.read_text()) for path in folder.glob("*/manifest.json")]
    return bool(manifests) and all(manifest["status"] == "finished" for manifest in manifests)


def begin_or_resume(folder: Path) -> list[str]:
    # Any code: in a checkout someone may commit while the test runs.
    begun = (folder / "index.json").exists()
    return ["resume", str(folder), "code=any"] if begun else ["run", *SWEEP, f"out={folder}"]


def seconds(folder: Path) -> float:
    """How long the runs of the sweep take the program."""
    with at_work("run", *SWEEP, f"out={folder}") as process:
        start = time.monotonic()
        assert process.stderr is not None
        assert any(line.startswith("80/80") for line in process.stderr)
        taken = time.monotonic() - start
        process.kill()
    return taken


@pytest.mark.slow
def test_a_sweep_killed_ten_times_equals_one_that_was_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sim.cli.run.write_due", lambda *_: None)
    whole, parts, seen = tmp_path / "whole", [tmp_path / "part0"], set()
    assert main(["run", *SWEEP, f"out={whole}"]) == 0
    moments = np.random.default_rng(8).uniform(0, seconds(tmp_path / "timed") / 2, KILLS)
    for moment in moments:
        if finished(parts[-1]):
            parts.append(tmp_path / f"part{len(parts)}")
        with at_work(*begin_or_resume(parts[-1])) as process:
            time.sleep(moment)
            process.kill()
        assert process.returncode == -9
        seen.add(done(parts[-1]))
    # How far the program gets in a moment is the machine's affair.
    assert len(seen) > 1
    assert main(begin_or_resume(parts[-1])) == 0
    cells = [cell["folder"] for cell in json.loads((whole / "index.json").read_text())["cells"]]
    for part, cell in product(parts, cells):
        assert_same(whole / cell, part / cell)


@pytest.mark.slow
def test_workers_end_with_a_program_that_is_killed(tmp_path: Path) -> None:
    words = ["run", *SWEEP, "executor=local", "executor.workers=2", f"out={tmp_path / 'sweep'}"]
    with at_work(*words) as process:
        children: list[psutil.Process] = []
        while not children:
            time.sleep(0.05)
            children = psutil.Process(process.pid).children(recursive=True)
        time.sleep(1)
        process.kill()
    _, alive = psutil.wait_procs(children, timeout=20)
    assert [child.pid for child in alive] == []
    assert os.path.isdir(tmp_path / "sweep")
