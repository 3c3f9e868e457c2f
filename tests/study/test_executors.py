"""Executors give the same bits, and a worker that is killed changes nothing."""

import os
import signal
import time
from pathlib import Path

import psutil
import pytest
from small_studies import assert_same, config, small, study

from sim.study import Plan, begin_study, finish_study
from sim.study.executors import Dask, Local, Site

PLACES = [Local(2), Dask(workers=2)]


def workers() -> list[psutil.Process]:
    """Worker processes below this one, without the helpers that Python starts beside them."""
    found = psutil.Process().children(recursive=True)
    return [child for child in found if "resource_tracker" not in " ".join(child.cmdline())]


@pytest.fixture(scope="module")
def serial(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("serial") / "study"
    study(folder, small("runs=30"), Plan(batch=5))
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("site", PLACES, ids=["local", "dask"])
def test_two_workers_give_the_same_files_as_this_process_even_if_one_is_killed(
    site: Site, serial: Path, tmp_path: Path
) -> None:
    killed: list[int] = []

    def kill_one(done: int, total: int) -> None:
        if 0 < done < total and not killed:
            killed.append(workers()[0].pid)
            os.kill(killed[0], signal.SIGKILL)

    plan = Plan(batch=5, site=site)
    begin_study(tmp_path / "killed", small("runs=30"), plan, config(), force=False)
    assert finish_study(tmp_path / "killed", small("runs=30"), plan, kill_one) == []
    assert len(killed) == 1
    assert_same(serial, tmp_path / "killed")


@pytest.mark.slow
def test_no_worker_is_left_when_the_work_is_done(tmp_path: Path) -> None:
    study(tmp_path / "study", small(), Plan(batch=6, site=Local(2)))
    time.sleep(0.2)
    assert workers() == []


def test_a_number_of_workers_is_a_whole_number() -> None:
    for kind in (Local, Dask):
        with pytest.raises(ValueError, match="executor.workers is 0; allowed is a whole number"):
            kind(workers=0)


def test_dask_that_is_not_installed_is_bad_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sim.study.executors.find_spec", lambda name: None)
    with pytest.raises(ValueError, match="executor is dask, which is not installed"):
        Dask()
