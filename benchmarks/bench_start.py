"""What it takes to begin: imports, help, a list, a scenario and the smallest study.

Each is a process of its own, begun anew; all are taken in turn, once a repeat, and the median of
processor and clock time is shown beside that of an empty Python.
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
WORK = {
    "an empty Python": ["-c", ""],
    "import numpy": ["-c", "import numpy"],
    "import sim": ["-c", "import sim"],
    "sim --help": ["-m", "sim", "--help"],
    "sim list states": ["-m", "sim", "list", "states"],
    "load_scenario": ["-c", "from sim import load_scenario; load_scenario('baseline')"],
    "sim run runs=2 weeks=2": ["-m", "sim", "run", "runs=2", "weeks=2", "force=true"],
}


def cost(words: list[str]) -> tuple[float, float]:
    """Processor and clock seconds of one process and its children."""
    before, start = os.times(), time.perf_counter()
    subprocess.run([sys.executable, *words], check=True, capture_output=True, cwd=ROOT)
    after, clock = os.times(), time.perf_counter() - start
    used = after.children_user + after.children_system
    return used - before.children_user - before.children_system, clock


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=5, help="interleaved repeats")
    repeats = parser.parse_args().repeats
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in WORK}
    with tempfile.TemporaryDirectory() as folder:
        out = [f"out={folder}/study"]
        for _ in range(repeats):
            for name, words in WORK.items():
                taken[name].append(cost(words + (out if "run" in words else [])))
    print(f"{one_core.machine()}\n\n{'':24}{'processor s':>14}{'clock s':>10}")
    for name, costs in taken.items():
        processor, clock = (statistics.median(part) for part in zip(*costs, strict=True))
        print(f"{name:24}{processor:14.2f}{clock:10.2f}")


if __name__ == "__main__":
    main()
