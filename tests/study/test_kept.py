"""An executor that is kept open from one piece of work to the next."""

import os
import signal
from concurrent.futures import BrokenExecutor

import pytest

from sim.study.executors import Local, Serial
from sim.study.kept import keeping


@pytest.mark.slow
def test_work_that_follows_finds_the_same_processes() -> None:
    with keeping(Local(1)) as kept:
        with kept.open() as executor:
            first = executor.submit(os.getpid).result()
        with kept.open() as executor:
            assert executor.submit(os.getpid).result() == first != os.getpid()
    with pytest.raises(RuntimeError, match="shutdown"):
        executor.submit(os.getpid)


@pytest.mark.slow
def test_an_executor_that_a_dying_worker_has_broken_is_replaced() -> None:
    with keeping(Local(1)) as kept:
        with kept.open() as executor:
            worker = executor.submit(os.getpid).result()
            with pytest.raises(BrokenExecutor):
                executor.submit(os.kill, worker, signal.SIGKILL).result()
        with kept.open() as executor:
            assert executor.submit(os.getpid).result() != worker


def test_a_kept_site_is_as_wide_as_the_site_and_works_like_it() -> None:
    with keeping(Serial()) as kept:
        assert kept.width == 1
        with kept.open() as executor:
            assert executor.submit(os.getpid).result() == os.getpid()
