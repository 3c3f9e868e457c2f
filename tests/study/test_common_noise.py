"""Runs may share their noise, so that nothing but their parameters tells them apart."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from small_studies import SMALL, small

from sim.cli.trace import trace
from sim.config import build, compose
from sim.config.plan import make_plan
from sim.draws import Draws
from sim.study import begin_study, finish_study, ignore
from sim.study.block import Block, Task, run_block
from sim.study.design_instil import NOISE
from sim.study.record import Record

IMPULSE = "rules.posture.impulse"
SHARED = ("uncertainty=assumptions", "uncertainty.common_noise=true")


def posture(values: list[float], first: int = 0, **more: np.ndarray) -> np.ndarray:
    block = Block(0, first, len(values))
    sample = {IMPULSE: np.array(values), **more}
    return run_block(Task(small(), block, Record(), sample)).trajectories["posture"]


def test_every_run_draws_what_run_0_draws() -> None:
    own = Draws(1, 0, 1, 3).uniform("rule", "word", 6)
    for first, runs in ((0, 1), (0, 5), (7, 3)):
        common = Draws(1, first, runs, 3, common=True).uniform("rule", "word", 6)
        assert np.array_equal(common, np.repeat(own, runs, axis=0))


def test_runs_of_common_noise_are_equal_where_their_parameters_are() -> None:
    noise = {NOISE: np.zeros(3)}
    shared = posture([0.1, 0.05, 0.1], **noise)
    assert np.array_equal(shared[0], shared[2])
    assert not np.array_equal(shared[0], shared[1])
    assert np.array_equal(shared, posture([0.1, 0.05, 0.1], first=5, **noise))
    apart = posture([0.1, 0.05, 0.1])
    assert not np.array_equal(apart[0], apart[2])
    assert np.array_equal(apart[0], shared[0])


@pytest.fixture(scope="module", params=[(), SHARED[1:]], ids=["own", "common"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("studies") / "study"
    config = compose([*SMALL, SHARED[0], *request.param])
    scenario, plan = build(config), make_plan(config)
    begin_study(folder, scenario, plan, config, False)
    assert finish_study(folder, scenario, plan, ignore) == []
    return folder


def test_a_trace_has_the_parameters_and_the_noise_of_its_run(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    events = pd.read_parquet(folder / "events.parquet")
    chosen = set()
    for run, code in ((0, "USA"), (5, "RUS"), (11, "RUS"), (11, "USA")):
        trace([str(folder), "--run", str(run), "--week", "5", "--state", code, "--json"])
        for decision in json.loads(capsys.readouterr().out):
            if decision["choice"] != "hold":
                chosen.add((run, 5, code, decision["target"], decision["choice"]))
    columns = ["run", "week", "sender", "target", "move"]
    held = set(events[columns].itertuples(index=False, name=None))
    assert chosen and chosen <= held
