"""Write the reports of what has run."""

import sys
from collections.abc import Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from pathlib import Path

from sim.cli.failure import working
from sim.cli.pipe import tell
from sim.study.executors import Serial, Site
from sim.study.folder import read_manifest
from sim.study.in_process import InProcess

REPORT = "report.html"
REPORTED = 10_000
"""Of larger studies no report is written unasked: it takes memory and time by the run."""
HELPED = 2_500
"""Beyond so many runs a report is drawn by one process: each helper reads the whole study."""


def write_due(folders: Sequence[Path], before: set[Path], site: Site) -> None:
    """Write the reports that are missing or out of date, and print where each is.

    Of several each is written by a process of the site; of one its figures are drawn there.
    """
    due = [each for each in folders if each not in before or not (each / REPORT).exists()]
    runs = {each: int(read_manifest(each)["runs"]) for each in due}
    due = [each for each in due if runs[each] <= REPORTED]
    helped = site.width > 1 and len(due) == 1 and runs[due[0]] <= HELPED
    with (site if helped or len(due) > 1 else Serial()).open() as executor:
        made = {each: _begun(each, executor, helped) for each in due}
        for each in folders:
            with working(f"the report of {each}"):
                report = made[each].result() if each in made else each / REPORT
            tell(report if each in made or report.exists() else _unreported(each))


def _begun(folder: Path, executor: Executor, helped: bool) -> Future[Path]:
    """A report in the making: written here with the executor's help, or there."""
    if helped:
        return InProcess().submit(_write, folder, executor)
    return executor.submit(_write, folder)


def _unreported(folder: Path) -> Path:
    tell(f"the study is large: sim report {folder} writes its report", sys.stderr)
    return folder


def _write(folder: Path, helpers: Executor | None = None) -> Path:
    from sim.report import write_report

    if helpers is None:
        return write_report(folder)
    try:
        return write_report(folder, helpers)
    except BrokenExecutor:  # a helper died, which the study has no part in
        return write_report(folder)
