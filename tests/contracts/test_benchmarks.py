"""Every benchmark runs at its smallest size and prints its table."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BENCHMARKS = sorted((ROOT / "benchmarks").glob("bench_*.py"))
SMALLEST = ["--runs", "2", "--weeks", "2", "--repeats", "1", "--block", "2", "--plain-weeks", "1"]


@pytest.mark.slow
@pytest.mark.parametrize("path", BENCHMARKS, ids=lambda path: path.stem)
def test_a_benchmark_runs_and_compares_the_engine_with_its_yardsticks(path: Path) -> None:
    command = [sys.executable, str(path), *SMALLEST]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    for word in ("engine", "its core", "floor", "plain Mesa", "Peak memory"):
        assert word in done.stdout
