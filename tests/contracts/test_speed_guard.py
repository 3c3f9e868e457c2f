"""A guard against a slow engine: ratios within one run, with generous limits, never seconds."""

import argparse
import statistics
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
SIZES = argparse.Namespace(runs=200, weeks=8, repeats=5, block=200, plain_weeks=2)
MOST_TIMES_THE_FLOOR = 60.0
LEAST_TIMES_FASTER_THAN_PLAIN = 80.0


@pytest.mark.slow
def test_the_engine_stays_within_reach_of_its_floor_and_far_ahead_of_plain_mesa(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "path", [str(BENCHMARKS), *sys.path])
    from bench_standard import measure

    from sim.config import load_scenario

    taken = measure(load_scenario("baseline", [f"weeks={SIZES.weeks}"]), SIZES)
    middle = {name: statistics.median(values) for name, values in taken.items()}
    assert middle["engine"] < MOST_TIMES_THE_FLOOR * middle["floor"]
    assert middle["plain Mesa"] > LEAST_TIMES_FASTER_THAN_PLAIN * middle["engine"]
