"""What the app knows of its jobs beside what the commands say themselves."""

import dataclasses
import shlex
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

from sim.app import Job, RefusalError
from sim.cli.jobs import Jobs

PATIENCE = 10.0
"""Seconds that a command has to end by itself."""
RUN = "run"


def begin(jobs: Jobs, words: Sequence[str], root: Path, place: str) -> int:
    """Begin a command that writes to a place, unless one with the same words is at work.

    Whoever presses a button twice means one study: equal words give equal bits.
    """
    for number, each in enumerate(jobs.begun):
        if each.process.poll() is None and each.words[:-1] == tuple(words):
            return number
    return jobs.begin([*words, f"out={root / place}"], place)


def look(jobs: Jobs, number: int, root: Path) -> Job:
    """A job as it stands, with the page that it has really made."""
    if not 0 <= number < len(jobs.begun):
        raise RefusalError(
            f"job {number} is unknown, as are all jobs from before the app was last started; "
            "what they have finished is in the list of studies"
        )
    job, begun = jobs.look(number), jobs.begun[number]
    return dataclasses.replace(
        job,
        state="stopped" if begun.process.returncode == -signal.SIGTERM else job.state,
        place=job.place if (root / begun.place / "report.html").is_file() else None,
        again=shlex.join(begun.words[1:-1]) if begun.words[0] == RUN else "",
    )


def at_work(jobs: Jobs, root: Path) -> list[Job]:
    """Jobs that have not ended."""
    told = (look(jobs, number, root) for number in range(len(jobs.begun)))
    return [job for job in told if job.state == "running"]


def stop(jobs: Jobs, number: int, root: Path) -> None:
    """End a job. Raises RefusalError for one that there is not."""
    look(jobs, number, root)
    process = jobs.begun[number].process
    process.terminate()
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
