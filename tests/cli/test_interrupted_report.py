"""An interrupt from the terminal while the report is drawn."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

SIZE = ("runs=12", "weeks=9", "executor=local", "executor.workers=2")


@pytest.mark.slow
def test_an_interrupt_in_the_report_ends_all_processes_and_leaves_the_study_whole(
    tmp_path: Path,
) -> None:
    study = tmp_path / "study"
    command = [sys.executable, "-m", "sim", "run", *SIZE, f"out={study}"]
    # A shell that runs things in its background has them ignore interrupts, and they inherit that.
    begun = subprocess.Popen(
        command,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    while begun.poll() is None and not list(study.glob("figures.*.tmp")):
        time.sleep(0.01)
    os.killpg(begun.pid, signal.SIGINT)
    _, said = begun.communicate(timeout=60)
    assert begun.returncode == 1
    assert said.splitlines()[-1] == "interrupted"
    assert "Traceback" not in said
    files = {path.name for path in study.iterdir()}
    assert files == {
        "config.yaml", "manifest.json", "trajectories.zarr", "outcomes.parquet", "events.parquet",
    }  # fmt: skip
