"""What a second worker is worth: `sim run` of a size on one and on two processes, in turn.

The whole program is measured, with its start, files and, up to 10,000 runs, its report, by the
clock and by the processor time of all processes. The last column is the median of the ratios of
the clock within a repeat.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import one_core

ROOT = Path(__file__).parents[1]
WORKERS = (1, 2)


def cost(runs: int, weeks: int, record: str, workers: int, out: str) -> tuple[float, float]:
    """Clock and processor seconds of one study."""
    executor = ["executor=serial"] if workers == 1 else ["executor=local", "executor.workers=2"]
    sizes = [f"runs={runs}", f"weeks={weeks}", f"record={record}", f"out={out}", "force=true"]
    before, start = os.times(), time.perf_counter()
    command = [sys.executable, "-m", "sim", "run", *sizes, *executor]
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    after, clock = os.times(), time.perf_counter() - start
    used = after.children_user + after.children_system
    return clock, used - before.children_user - before.children_system


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 4000], help="runs")
    parser.add_argument("--weeks", type=int, default=104, help="weeks of a run")
    parser.add_argument("--record", default="standard", help="standard or small")
    parser.add_argument("--repeats", type=int, default=3, help="interleaved repeats")
    asked = parser.parse_args()
    print(f"{one_core.machine()}\n\n{'runs':>8}{'workers':>9}{'clock s':>10}{'CPU s':>10}", end="")
    print(f"{'us/run-week':>13}{'faster':>9}   ({asked.record}, medians of {asked.repeats})")
    with tempfile.TemporaryDirectory() as folder:
        for runs in asked.sizes:
            taken: dict[int, list[tuple[float, float]]] = {workers: [] for workers in WORKERS}
            for _ in range(asked.repeats):
                for workers in WORKERS:
                    study = cost(runs, asked.weeks, asked.record, workers, f"{folder}/study")
                    taken[workers].append(study)
            show(taken, runs, asked.weeks)


def show(taken: dict[int, list[tuple[float, float]]], runs: int, weeks: int) -> None:
    """A row for each number of workers."""
    for workers, costs in taken.items():
        clock, used = (statistics.median(part) for part in zip(*costs, strict=True))
        pairs = zip(taken[WORKERS[0]], costs, strict=True)
        faster = statistics.median(one[0] / own[0] for one, own in pairs)
        print(f"{runs:8}{workers:9}{clock:10.1f}{used:10.1f}", end="")
        print(f"{1e6 * used / runs / weeks:13.1f}{faster:9.2f}")


if __name__ == "__main__":
    main()
