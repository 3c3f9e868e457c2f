"""What an interrupted study leaves is finished later, to the same bits."""

import dataclasses
import json
from pathlib import Path

import numpy as np
import pytest
from small_studies import assert_same, config, small, study

from sim.indicators.field import Field
from sim.scenario import Scenario
from sim.study import Plan, begin_study, finish_study, ignore, open_study
from sim.study.block import Task, run_block
from sim.study.store import block_path
from sim.study.work import blocks

PLAN = Plan(batch=5)


def interrupt(done: int, total: int) -> None:
    if done:
        raise KeyboardInterrupt


def interrupted(folder: Path) -> None:
    begin_study(folder, small(), PLAN, config(), force=False)
    with pytest.raises(KeyboardInterrupt):
        finish_study(folder, small(), PLAN, interrupt)


def fail_second(task: Task) -> object:
    if task.block.number == 1:
        raise ArithmeticError("the second block fails")
    return run_block(task)


def test_an_interrupted_study_is_finished_to_the_same_bits(tmp_path: Path) -> None:
    study(tmp_path / "whole", small(), PLAN)
    interrupted(tmp_path / "part")
    assert open_study(tmp_path / "part").manifest["status"] == "running"
    assert finish_study(tmp_path / "part", small(), PLAN, ignore) == []
    assert_same(tmp_path / "whole", tmp_path / "part")


def test_what_an_unfinished_study_lacks_is_said(tmp_path: Path) -> None:
    interrupted(tmp_path / "part")
    with pytest.raises(ValueError, match="has no outcomes.parquet yet; sim resume finishes"):
        _ = open_study(tmp_path / "part").outcomes


def test_blocks_that_are_stored_whole_are_not_run_again(tmp_path: Path) -> None:
    interrupted(tmp_path / "part")
    seen: list[int] = []
    finish_study(tmp_path / "part", small(), PLAN, lambda done, total: seen.append(done))
    assert seen[0] == 5


def test_a_damaged_block_is_run_again(tmp_path: Path) -> None:
    study(tmp_path / "whole", small(), PLAN)
    interrupted(tmp_path / "part")
    (tmp_path / "part" / "blocks" / "0000.npz").write_bytes(b"half a file")
    finish_study(tmp_path / "part", small(), PLAN, ignore)
    assert_same(tmp_path / "whole", tmp_path / "part")


def test_a_finished_study_is_left_as_it_is(tmp_path: Path) -> None:
    study(tmp_path / "study", small(), PLAN)
    before = (tmp_path / "study" / "manifest.json").stat().st_mtime_ns
    assert finish_study(tmp_path / "study", small(), PLAN, ignore) == []
    assert (tmp_path / "study" / "manifest.json").stat().st_mtime_ns == before


def test_a_failed_block_is_recorded_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sim.study.work.run_block", fail_second)
    errors = study(tmp_path / "study", small(), PLAN)
    manifest = json.loads((tmp_path / "study" / "manifest.json").read_text())
    assert len(errors) == 5
    assert "ArithmeticError: the second block fails" in manifest["batches"][1]["failed"]["7"]
    assert manifest["status"] == "failed"
    assert manifest["failed"] == [5, 6, 7, 8, 9]
    assert open_study(tmp_path / "study").outcomes.index.tolist() == [0, 1, 2, 3, 4, 10, 11]


def test_a_failed_block_is_tried_again_on_resuming(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study(tmp_path / "whole", small(), PLAN)
    with monkeypatch.context() as patched:
        patched.setattr("sim.study.work.run_block", fail_second)
        study(tmp_path / "part", small(), PLAN)
    assert finish_study(tmp_path / "part", small(), PLAN, ignore) == []
    assert_same(tmp_path / "whole", tmp_path / "part")


def test_a_number_that_is_not_finite_fails_its_block() -> None:
    broken = small_with_broken_indicator()
    with pytest.raises(
        FloatingPointError, match="indicator broken is not finite in run 7 in week 0"
    ):
        run_block(PLAN.task(broken, blocks(12, 5, 1)[1], {}))


def small_with_broken_indicator() -> Scenario:
    class Broken(Field):
        def __call__(self, world: object, orders: object) -> np.ndarray:
            values = np.zeros((5, 1))
            values[2] = np.nan
            return values

    return dataclasses.replace(small(), indicators={"broken": Broken("stage")}, outcomes={})


def test_the_folder_appears_with_manifest_and_configuration_inside(tmp_path: Path) -> None:
    begin_study(tmp_path / "study", small(), PLAN, config(), force=False)
    assert {path.name for path in (tmp_path / "study").iterdir()} == {
        "manifest.json",
        "config.yaml",
    }
    assert [path.name for path in tmp_path.iterdir()] == ["study"]


def test_a_study_is_replaced_only_when_told_so(tmp_path: Path) -> None:
    study(tmp_path / "study", small(), PLAN)
    with pytest.raises(ValueError, match="exists; allowed is a new folder, or force=true"):
        study(tmp_path / "study", small(), PLAN)
    study(tmp_path / "study", small("seed=2"), PLAN, force=True)
    assert open_study(tmp_path / "study").manifest["seed"] == 2


def test_a_folder_that_is_no_study_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious" / "letter.txt").write_text("dear reader")
    with pytest.raises(ValueError, match="is no study"):
        study(tmp_path / "precious", small(), PLAN, force=True)
    assert (tmp_path / "precious" / "letter.txt").read_text() == "dear reader"


def test_the_work_area_is_gone_once_all_is_assembled(tmp_path: Path) -> None:
    study(tmp_path / "study", small(), PLAN)
    assert not block_path(tmp_path / "study", 0).parent.exists()
