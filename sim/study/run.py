"""Run studies into their folders, or finish what interrupted ones have left."""

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, TypeAlias

from sim.scenario import Scenario
from sim.study.appear import create_folder
from sim.study.block import Task
from sim.study.executors import Site
from sim.study.folder import CONFIG, MANIFEST, write_config, write_json
from sim.study.ledger import Ledger, open_ledger
from sim.study.manifest import first_manifest
from sim.study.plan import Plan, Progress
from sim.study.work import blocks, work

Prepare: TypeAlias = Callable[[Path], tuple[Scenario, Plan]]
"""Makes scenario and plan of a study folder, when the turn of the study comes."""


def begin_study(
    folder: Path, scenario: Scenario, plan: Plan, config: Mapping[str, Any], force: bool
) -> None:
    """Make the folder of a study of which nothing has run yet, by one rename.

    Raises ValueError where the folder cannot be written or is taken.
    """
    parts = blocks(scenario.runs, plan.batch, plan.site.width)
    manifest = first_manifest(scenario, config, parts, plan.uncertainty.sample(scenario))

    def fill(draft: Path) -> None:
        write_json(draft / MANIFEST, manifest)
        write_config(draft / CONFIG, config)

    create_folder(folder, MANIFEST, force, fill)


def finish_study(folder: Path, scenario: Scenario, plan: Plan, progress: Progress) -> list[str]:
    """Run the blocks that are not stored whole, then assemble what there is.

    Returns the tracebacks of failed runs, which are missing from the files; the rest is there,
    and finishing again tries them anew. A finished study is left as it is.
    """
    ledger = open_ledger(folder)
    return finish_studies([ledger], lambda _: (scenario, plan), plan.site, progress)[folder]


def finish_studies(
    ledgers: Sequence[Ledger], prepare: Prepare, site: Site, progress: Progress
) -> dict[Path, list[str]]:
    """Finish several studies in one executor, so that workers stay busy over small ones.

    Returns the tracebacks of failed runs of each. Raises ValueError where another process works
    on one of them.
    """
    named = {str(ledger.folder): ledger for ledger in ledgers}
    total = sum(ledger.manifest["runs"] for ledger in ledgers)
    done = total - sum(block.runs for ledger in ledgers for block in ledger.left)
    progress(done, total)
    try:
        with closing(work(_tasks(ledgers, prepare), site, apart=True)) as results:
            for task, result in results:
                named[task.study].enter(task.block, result)
                done += task.block.runs
                progress(done, total)
    finally:
        for ledger in ledgers:
            ledger.release()
    return {ledger.folder: _errors(ledger) for ledger in ledgers}


def _tasks(ledgers: Sequence[Ledger], prepare: Prepare) -> Iterator[Task]:
    """What is left of each study; one of which all blocks are stored is assembled at once."""
    for ledger in (ledger for ledger in ledgers if not ledger.finished):
        scenario, plan = prepare(ledger.folder)
        ledger.begin(scenario, plan)
        if not ledger.left:
            ledger.close()
            continue
        sample = plan.uncertainty.sample(scenario)
        for block in ledger.left:
            task = plan.task(scenario, block, sample)
            yield dataclasses.replace(task, study=str(ledger.folder))


def _errors(ledger: Ledger) -> list[str]:
    return [error for batch in ledger.manifest["batches"] for error in batch["failed"].values()]
