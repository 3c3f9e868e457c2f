"""A guard against a slow engine: ratios within one run, with generous limits, never seconds."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BENCHMARK = ROOT / "benchmarks" / "bench_standard.py"
SIZES = "--runs 200 --weeks 8 --repeats 5 --block 200 --plain-weeks 2"
MOST_TIMES_THE_FLOOR = 30.0
LEAST_TIMES_FASTER_THAN_PLAIN = 80.0


@pytest.mark.slow
def test_the_engine_stays_within_reach_of_its_floor_and_far_ahead_of_plain_mesa() -> None:
    # A process of its own, since the checks of array shapes cost more than the engine here.
    command = [sys.executable, str(BENCHMARK), *SIZES.split()]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    taken = {line[:12].strip(): line.split() for line in done.stdout.splitlines()}
    engine = float(taken["engine"][-5])
    assert engine < MOST_TIMES_THE_FLOOR * float(taken["floor"][-5])
    assert float(taken["plain Mesa"][-5]) > LEAST_TIMES_FASTER_THAN_PLAIN * engine
