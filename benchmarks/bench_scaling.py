"""How cost and memory grow with runs, weeks, states, dyads, moves and indicators, on one core.

States bring their active dyads with them; of the moves every second or fourth chosen one stays.

Each size is measured in turn, all sizes once a repeat, so that a busy machine slows all alike;
the least of the repeats counts. The exponent is the slope of log time on log size by least
squares: 1 is linear, less is a fixed part that is shared out. Memory is that of the arrays
which a run leaves behind at its peak, as Python's tracer sees it.
"""

import argparse
import dataclasses
import time
import tracemalloc
from collections.abc import Callable

import numpy as np
import one_core

from sim.config import load_scenario
from sim.interfaces import Indicator
from sim.scenario import Scenario
from sim.study.block import Block, Task, run_block
from sim.study.record import RECORDS

ORDER = (
    *("USA", "RUS", "UKR", "CHN", "IRN", "IND", "GBR", "FRA"),
    *("DEU", "POL", "EUU", "TUR", "SAU", "ISR", "BRA", "ZAF"),
)
SMALL = RECORDS["small"]

Job = tuple[float, Callable[[], object]]
"""A size and the work of that size."""


def blocks(scenario: Scenario, runs: int, block: int) -> None:
    """Run all blocks of a study, one after the other, and keep nothing."""
    for first in range(0, runs, block):
        run_block(Task(scenario, Block(0, first, min(block, runs - first)), SMALL, {}))


def jobs(sizes: argparse.Namespace) -> dict[str, list[Job]]:
    """For each dimension its sizes, the largest being the standard job of this benchmark."""
    whole = load_scenario("baseline", [f"weeks={sizes.weeks}"])
    shares = (0.25, 0.5, 1.0)
    names = ("runs", "weeks", "states", "dyads", "moves", "indicators")
    found: dict[str, list[Job]] = {name: [] for name in names}
    for share in shares:
        runs, weeks = max(1, int(share * sizes.runs)), max(1, int(share * sizes.weeks))
        states = ORDER[: max(2, int(share * len(ORDER)))]
        short = load_scenario("baseline", [f"weeks={weeks}"])
        few = load_scenario("baseline", [f"weeks={sizes.weeks}", f"states=[{','.join(states)}]"])
        watched = dict(list(whole.indicators.items())[: int(share * len(whole.indicators))])
        found["runs"].append((runs, _job(whole, runs, sizes.block)))
        found["weeks"].append((weeks, _job(short, sizes.runs, sizes.block)))
        job, less = _job(few, sizes.runs, sizes.block), fewer_moves(whole, round(1 / share))
        found["states"].append((few.actors.states.count, job))
        found["dyads"].append((few.actors.dyads.count, job))
        found["moves"].append((less.repertoire.count, _job(less, sizes.runs, sizes.block)))
        found["indicators"].append((len(watched), _watching(whole, watched, sizes)))
    return found


def fewer_moves(scenario: Scenario, every: int) -> Scenario:
    """The scenario with every so manieth of its chosen moves, and all that rules draw."""
    whole, fitted = scenario.repertoire, scenario.calibration
    chosen = np.flatnonzero(whole.chosen)
    kept = np.sort(np.concatenate([chosen[::every], whole.ruled]))
    repertoire = dataclasses.replace(
        whole,
        labels=tuple(whole.labels[cell] for cell in kept),
        senders=tuple(whole.senders[cell] for cell in kept),
        **{name: getattr(whole, name)[kept] for name in ("dyad", "move", "rate", "reference")},
    )
    standards = {
        name: dataclasses.replace(standard, centre=standard.centre[kept])
        for name, standard in fitted.standards.items()
    }
    calibration = dataclasses.replace(
        fitted, constants=fitted.constants[:, kept], standards=standards
    )
    return dataclasses.replace(scenario, repertoire=repertoire, calibration=calibration)


def _job(scenario: Scenario, runs: int, block: int) -> Callable[[], object]:
    return lambda: blocks(scenario, runs, block)


def _watching(
    scenario: Scenario, indicators: dict[str, Indicator], sizes: argparse.Namespace
) -> Callable[[], object]:
    less = dataclasses.replace(scenario, indicators=indicators, outcomes={})
    return lambda: blocks(less, sizes.runs, sizes.block)


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def peak(work: Callable[[], object]) -> float:
    """Most memory held at once during one call, in MB."""
    tracemalloc.start()
    work()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / 2**20


def show(found: dict[str, list[Job]], repeats: int) -> None:
    """A row for each size, and the exponent of each dimension."""
    taken: dict[tuple[str, float], float] = {}
    for _ in range(repeats):
        for name, rows in found.items():
            for size, work in rows:
                least = taken.get((name, size), np.inf)
                taken[name, size] = min(least, seconds(work))
    print(f"{'':12}{'size':>8}{'seconds':>10}{'peak MB':>10}{'exponent':>10}")
    for name, rows in found.items():
        times = [taken[name, size] for size, _ in rows]
        slope = np.polyfit(np.log([size for size, _ in rows]), np.log(times), 1)[0]
        for (size, work), spent in zip(rows, times, strict=True):
            last = f"{slope:10.2f}" if (size, work) == rows[-1] else ""
            print(f"{name:12}{size:8.0f}{spent:10.2f}{peak(work):10.1f}{last}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=1000, help="most runs")
    parser.add_argument("--weeks", type=int, default=104, help="most weeks")
    parser.add_argument("--block", type=int, default=500, help="runs of a block")
    parser.add_argument("--repeats", type=int, default=2, help="interleaved repeats")
    sizes = parser.parse_args()
    print(one_core.machine())
    show(jobs(sizes), sizes.repeats)


if __name__ == "__main__":
    main()
