"""What a run-week costs: the engine, its core, the least that core could cost, and plain Mesa.

The standard job is the baseline with all its rules, 16 states, 104 weeks and 1,000 runs, in
memory, on one core. Its core is posture and choice alone, without utilities, and the floor
their arithmetic in bare NumPy; plain Mesa is the twin of the tests, one run at a time. Repeats
are interleaved, so that a busy machine slows all alike, and medians are shown: of the times, and
of their ratios to the engine's of the same repeat.
"""

import argparse
import dataclasses
import resource
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import one_core
from figure import draw
from floor import Floor
from plain import PlainRun

from sim.config import load_scenario
from sim.model.system import block
from sim.scenario import Scenario
from sim.study import simulate

MICROSECONDS = 1e6


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def core(scenario: Scenario) -> Scenario:
    """Posture and choice alone: no other rule, no utility, nothing collected."""
    rules = {"posture": scenario.rules["posture"]}
    return dataclasses.replace(scenario, rules=rules, terms={}, indicators={}, outcomes={})


def measure(scenario: Scenario, sizes: argparse.Namespace) -> dict[str, list[float]]:
    """Microseconds a run-week of each contestant, one number a repeat."""
    floor, plain, bare = Floor(scenario, sizes.block), PlainRun(scenario), core(scenario)
    block_weeks = sizes.block * sizes.weeks
    # About as long as the engine, so that both meet a busy machine's good and bad seconds.
    often = max(1, round(4 * sizes.runs / sizes.block))
    contests: dict[str, tuple[Callable[[], object], int]] = {
        "engine": (lambda: simulate(scenario, runs=sizes.runs), sizes.runs * sizes.weeks),
        "its core": (lambda: block(bare, 0, sizes.block), block_weeks),
        "floor": (lambda: floor.run(often * sizes.weeks), often * block_weeks),
        "plain Mesa": (lambda: plain.run(sizes.plain_weeks), sizes.plain_weeks),
    }
    taken: dict[str, list[float]] = {name: [] for name in contests}
    for repeat in range(sizes.repeats):
        for name, (work, run_weeks) in contests.items():
            taken[name].append(MICROSECONDS * seconds(work) / run_weeks)
        print(f"repeat {repeat + 1} of {sizes.repeats} done", file=sys.stderr)
    return taken


def show(taken: dict[str, list[float]], weeks: int) -> None:
    """A row for each contestant: its median, its spread and how it compares."""
    print(f"\n{'':12}{'us/run-week':>14}{'from':>10}{'to':>10}{'runs/s':>10}{'x engine':>10}")
    for name, values in taken.items():
        middle = statistics.median(values)
        a_second = MICROSECONDS / middle / weeks
        times = statistics.median(a / b for a, b in zip(values, taken["engine"], strict=True))
        print(
            f"{name:12}{middle:14.1f}{min(values):10.1f}{max(values):10.1f}"
            f"{a_second:10.2f}{times:10.3g}"
        )
    times = [a / b for a, b in zip(taken["engine"], taken["floor"], strict=True)]
    print(f"\nThe engine takes {statistics.median(times):.1f} times the floor ", end="")
    print(f"({min(times):.1f} to {max(times):.1f} in {len(times)} repeats).", end="")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\nruns/s: runs of {weeks} weeks a second on one core. Peak memory {peak:.0f} MB.")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=1000, help="runs of the engine")
    parser.add_argument("--weeks", type=int, default=104, help="weeks of a run")
    parser.add_argument("--repeats", type=int, default=3, help="interleaved repeats")
    parser.add_argument("--block", type=int, default=500, help="runs of the floor and the core")
    parser.add_argument("--plain-weeks", type=int, default=52, help="weeks of the one plain run")
    parser.add_argument("--figure", type=Path, help="where to draw the table, a PNG")
    sizes = parser.parse_args()
    scenario = load_scenario("baseline", [f"weeks={sizes.weeks}"])
    print(f"{one_core.machine()}\n{sizes.runs} runs of {sizes.weeks} weeks on one core: ", end="")
    print(f"{len(scenario.rules)} rules, {len(scenario.terms)} terms, ", end="")
    print(f"{scenario.repertoire.count} cells, {len(scenario.indicators)} indicators")
    taken = measure(scenario, sizes)
    show(taken, sizes.weeks)
    if sizes.figure:
        draw(sizes.figure, taken)


if __name__ == "__main__":
    main()
