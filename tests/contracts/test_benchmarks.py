"""Every benchmark runs at its smallest size and prints its table."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BENCHMARKS = sorted((ROOT / "benchmarks").glob("bench_*.py"))
SMALLEST = {
    "bench_standard": "--runs 2 --weeks 2 --repeats 1 --block 2 --plain-weeks 1",
    "bench_memory": "--sizes 2 4 --weeks 2 --workers 1",
    "bench_scaling": "--runs 4 --weeks 4 --block 4 --repeats 1",
    "bench_start": "--repeats 1",
    "bench_workers": "--sizes 2 --weeks 2 --record small --repeats 1",
}
WORDS = {
    "bench_standard": ("engine", "its core", "floor", "plain Mesa", "Peak memory"),
    "bench_scaling": ("runs", "weeks", "states", "dyads", "moves", "indicators", "exponent"),
    "bench_start": ("import sim", "sim --help", "processor s", "clock s"),
    "bench_workers": ("workers", "us/run-week", "faster"),
    "bench_memory": ("peak MB", "CPU ms/run", "disk MB", "record=small"),
}


@pytest.mark.slow
@pytest.mark.parametrize("path", BENCHMARKS, ids=lambda path: path.stem)
def test_a_benchmark_runs_and_prints_its_table(path: Path) -> None:
    command = [sys.executable, str(path), *SMALLEST[path.stem].split()]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    for word in WORDS[path.stem]:
        assert word in done.stdout


@pytest.mark.slow
def test_the_standard_benchmark_draws_its_table(tmp_path: Path) -> None:
    figure = tmp_path / "performance.png"
    sizes = [*SMALLEST["bench_standard"].split(), "--figure", str(figure)]
    command = [sys.executable, str(ROOT / "benchmarks" / "bench_standard.py"), *sizes]
    subprocess.run(command, capture_output=True, check=True, cwd=ROOT)
    assert figure.read_bytes().startswith(b"\x89PNG")
