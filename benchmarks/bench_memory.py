"""What a large study costs: peak memory of all its processes, and time a run, by size.

Each size is a study of its own, begun and finished by the program on processes of this machine
with `record=small`. Memory is the proportional set size (pages that processes share are counted
once) of the program and all its children, sampled while it works; where the system does not
tell it, resident memory, which is more. Cost is processor time of all of them.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import one_core
import psutil

MEGABYTE = 2**20
BETWEEN_SAMPLES = 0.5


@dataclass
class Cost:
    """Peak memory in MB, seconds of processors and of the clock, bytes on disk."""

    peak: float = 0.0
    processor: float = 0.0
    clock: float = 0.0
    disk: float = 0.0


def memory(process: psutil.Process) -> float:
    """Memory of one process in MB; nothing where it has just ended."""
    try:
        info = process.memory_full_info()
    except (psutil.NoSuchProcess, psutil.AccessDenied):
        return 0.0
    return float(getattr(info, "pss", info.rss)) / MEGABYTE


def watch(process: psutil.Process, cost: Cost) -> None:
    """Sample a process and its children until it ends."""
    spent: dict[int, float] = {}
    while process.status() != psutil.STATUS_ZOMBIE:
        family = [process, *process.children(recursive=True)]
        cost.peak = max(cost.peak, sum(map(memory, family)))
        for member in family:
            try:
                times = member.cpu_times()
            except psutil.NoSuchProcess:
                continue
            spent[member.pid] = times.user + times.system
        time.sleep(BETWEEN_SAMPLES)
    cost.processor = sum(spent.values())


def measure(words: list[str]) -> Cost:
    """Run a study in a folder of its own."""
    cost = Cost()
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "study"
        start = time.monotonic()
        command = [sys.executable, "-m", "sim", "run", *words, f"out={out}"]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
            watch(psutil.Process(process.pid), cost)
        if process.returncode:
            raise SystemExit(f"the study of {words} failed")
        cost.clock = time.monotonic() - start
        cost.disk = sum(path.stat().st_size for path in out.rglob("*")) / MEGABYTE
    return cost


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[500, 2000], help="numbers of runs")
    parser.add_argument("--weeks", type=int, default=104, help="weeks of a run")
    parser.add_argument("--workers", type=int, default=2, help="processes that work")
    parser.add_argument("--record", default="small", help="what is kept")
    asked = parser.parse_args()
    words = [f"weeks={asked.weeks}", f"record={asked.record}"]
    words += ["executor=local", f"executor.workers={asked.workers}"]
    print(f"{one_core.machine()}\nsim run {' '.join(words)}")
    print(f"\n{'runs':>8}{'peak MB':>10}{'CPU ms/run':>12}{'clock s':>10}{'disk MB':>10}")
    for runs in asked.sizes:
        cost = measure([*words, f"runs={runs}"])
        a_run = 1000 * cost.processor / runs
        print(
            f"{runs:8}{cost.peak:10.0f}{a_run:12.1f}{cost.clock:10.0f}{cost.disk:10.0f}", flush=True
        )


if __name__ == "__main__":
    main()
