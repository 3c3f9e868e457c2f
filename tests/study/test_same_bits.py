"""A study is the same to the bit, whatever the blocks and wherever they run."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import xarray as xr
from small_studies import assert_same, results, small, study
from worlds import scenario

from sim.study import Plan, simulate, trajectories
from sim.study.executors import Local
from sim.study.sampling import Assumptions, Fixed, Uncertainty

EVERYTHING = ("runs=300", "weeks=3")


def test_the_same_seed_gives_the_same_trajectories() -> None:
    xr.testing.assert_identical(simulate(small(), seed=5), simulate(small(), seed=5))


def test_another_seed_gives_other_trajectories() -> None:
    one, other = simulate(small(), seed=5), simulate(small(), seed=6)
    assert not np.array_equal(one["posture"], other["posture"])


@pytest.mark.parametrize("batch", [1, 5, 7])
def test_the_size_of_the_blocks_changes_no_file(batch: int, tmp_path: Path) -> None:
    study(tmp_path / "one", small())
    study(tmp_path / "other", small(), Plan(batch=batch))
    assert_same(tmp_path / "one", tmp_path / "other")


def test_a_store_that_is_written_block_by_block_is_the_same_as_one_written_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study(tmp_path / "one", small(), Plan(batch=5))
    monkeypatch.setattr(trajectories, "BYTES_A_WRITE", 0)
    study(tmp_path / "other", small(), Plan(batch=5))
    assert_same(tmp_path / "one", tmp_path / "other")


def test_processes_give_the_same_files_as_this_one(tmp_path: Path) -> None:
    study(tmp_path / "one", small())
    study(tmp_path / "other", small(), Plan(batch=5, site=Local(2)))
    assert_same(tmp_path / "one", tmp_path / "other")


@pytest.mark.slow
@pytest.mark.parametrize("uncertainty", [Fixed(), Assumptions()])
def test_blocks_of_17_equal_a_block_of_300_in_the_whole_world(uncertainty: Uncertainty) -> None:
    whole = scenario(*EVERYTHING)
    (one,) = results(whole, Plan(batch=300, uncertainty=uncertainty))
    many = results(whole, Plan(batch=17, uncertainty=uncertainty))
    for part in ("trajectories", "outcomes", "events"):
        for name, array in getattr(one, part).items():
            pieces = [getattr(result, part)[name] for result in many]
            assert np.array_equal(array, np.concatenate(pieces)), f"{part} {name}"


def test_more_runs_leave_the_first_ones_as_they_are() -> None:
    few, many = simulate(small(), runs=4), simulate(small(), runs=9)
    xr.testing.assert_equal(few, many.isel(run=slice(4)))


def test_events_of_a_run_do_not_depend_on_its_block() -> None:
    one = results(small(), Plan(batch=12))
    many = results(small(), Plan(batch=5))
    frames = [
        pd.concat(pd.DataFrame(dict(result.events)) for result in made) for made in (one, many)
    ]
    assert len(frames[0]) > 0
    pd.testing.assert_frame_equal(
        frames[0].reset_index(drop=True), frames[1].reset_index(drop=True)
    )
