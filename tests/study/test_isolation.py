"""A failing run fails alone, and a worker that dies takes no other block with it."""

import json
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import xarray as xr
from small_studies import small, study, tables

from sim.study import Plan, finish_study, ignore, open_study
from sim.study.block import BlockResult, Task, run_block
from sim.study.in_process import InProcess
from sim.study.sampling import Assumptions
from sim.study.work import blocks, work

PLAN = Plan(batch=5)
BAD = (7, 11)


def fail_some(task: Task) -> BlockResult:
    for number in BAD:
        if number in task.block.numbers:
            raise ArithmeticError(f"run {number} fails")
    return run_block(task)


@pytest.fixture(params=[PLAN, Plan(batch=5, uncertainty=Assumptions())], ids=["fixed", "sampled"])
def folders(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Path, Path, Plan]:
    study(tmp_path / "whole", small(), request.param)
    with monkeypatch.context() as patched:
        patched.setattr("sim.study.work.run_block", fail_some)
        errors = study(tmp_path / "part", small(), request.param)
    assert len(errors) == len(BAD)
    return tmp_path / "whole", tmp_path / "part", request.param


def test_a_failing_run_is_recorded_and_the_others_are_kept(
    folders: tuple[Path, Path, Plan],
) -> None:
    whole, part, plan = folders
    manifest = json.loads((part / "manifest.json").read_text())
    assert (manifest["status"], manifest["failed"]) == ("failed", list(BAD))
    assert [batch["status"] for batch in manifest["batches"]] == ["done", "failed", "failed"]
    error = manifest["batches"][1]["failed"]["7"]
    assert error.startswith("Traceback")
    assert error.endswith("ArithmeticError: run 7 fails\n")
    rest = [run for run in range(12) if run not in BAD]
    first, second = tables(whole), tables(part)
    xr.testing.assert_identical(first[0].sel(run=rest), second[0])
    pd.testing.assert_frame_equal(first[1].loc[rest], second[1], check_exact=True)
    kept = first[2][first[2]["run"].isin(rest)].reset_index(drop=True)
    pd.testing.assert_frame_equal(kept, second[2], check_exact=True)
    assert finish_study(part, small(), plan, ignore) == []
    assert open_study(part).outcomes.equals(open_study(whole).outcomes)
    assert open_study(part).manifest["failed"] == []


def test_of_many_failures_in_a_block_only_the_first_are_told_at_length(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(task: Task) -> BlockResult:
        raise ArithmeticError("it fails")

    monkeypatch.setattr("sim.study.work.run_block", fail)
    study(tmp_path / "study", small("runs=30"), Plan())
    manifest = open_study(tmp_path / "study").manifest
    told = list(manifest["batches"][0]["failed"].values())
    assert len(told) == len(manifest["failed"]) == 30
    assert sum(error.startswith("Traceback") for error in told) == 20
    assert told[-1] == "ArithmeticError: it fails"


@dataclass
class Breaking(InProcess):
    """An executor that breaks on some blocks, as a pool does when a worker is killed."""

    deadly: dict[int, int]
    broken: bool = False

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        number = args[0].block.number
        if self.deadly.get(number, 0) and not self.broken:
            self.deadly[number] -= 1
            self.broken = True
        if not self.broken:
            return super().submit(fn, *args, **kwargs)
        future: Future[Any] = Future()
        future.set_exception(BrokenExecutor())
        return future


@dataclass
class Fragile:
    """A place whose executors break; `deadly` says how often each block breaks one."""

    deadly: dict[int, int]
    opened: list[Executor] = field(default_factory=list)
    width: int = 2

    def open(self) -> AbstractContextManager[Executor]:
        self.opened.append(Breaking(self.deadly))
        return self.opened[-1]


@pytest.mark.parametrize(("times", "dead"), [(1, []), (9, [1])])
def test_a_block_that_kills_its_worker_once_is_tried_again_and_twice_has_failed(
    times: int, dead: list[int]
) -> None:
    tasks = [PLAN.task(small(), block, {}) for block in blocks(12, 2, 1)]
    done = {task.block.number: result for task, result in work(tasks, Fragile({1: times}))}
    assert sorted(done) == [0, 1, 2, 3, 4, 5]
    assert [number for number, result in done.items() if isinstance(result, str)] == dead
