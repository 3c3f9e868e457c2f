"""Run a study into a folder, or finish what an interrupted one has left."""

import shutil
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sim.scenario import Scenario
from sim.study.assemble import assemble
from sim.study.block import Block, BlockResult
from sim.study.folder import MANIFEST, create_folder, read_manifest, write_json
from sim.study.manifest import ROOT, first_manifest
from sim.study.plan import Plan, Progress
from sim.study.store import block_path, checksum, save_block
from sim.study.work import blocks, work


def begin_study(
    folder: Path, scenario: Scenario, plan: Plan, config: Mapping[str, Any], force: bool
) -> None:
    """Make the folder of a study of which nothing has run yet, by one rename.

    Raises ValueError where the folder cannot be written or is taken.
    """
    parts = blocks(scenario.runs, plan.batch, plan.site.width)
    sample = plan.uncertainty.sample(scenario)
    create_folder(folder, first_manifest(scenario, config, parts, sample), config, force)


def finish_study(folder: Path, scenario: Scenario, plan: Plan, progress: Progress) -> list[str]:
    """Run the blocks that are not stored whole, then assemble what there is.

    Returns the tracebacks of failed blocks, whose runs are missing from the files; the rest is
    there, and finishing again tries them anew. A finished study is left as it is.
    """
    manifest = read_manifest(folder)
    if manifest["status"] == "finished":
        return []
    started = time.monotonic()
    before = manifest["wall_seconds"]
    sample = plan.uncertainty.sample(scenario)
    left = [batch for batch in manifest["batches"] if not _stored(folder, batch)]
    done = scenario.runs - sum(batch["runs"] for batch in left)
    tasks = [plan.task(scenario, _block(batch), sample) for batch in left]
    progress(done, scenario.runs)
    for block, result in work(tasks, plan.site):
        manifest["batches"][block.number] |= _status(folder, result)
        manifest["wall_seconds"] = round(before + time.monotonic() - started, 3)
        write_json(folder / MANIFEST, manifest)
        done += block.runs
        progress(done, scenario.runs)
    _close(folder, plan.record.extend(scenario), manifest)
    manifest["wall_seconds"] = round(before + time.monotonic() - started, 3)
    write_json(folder / MANIFEST, manifest)
    return [batch["error"] for batch in manifest["batches"] if batch["status"] == "failed"]


def _block(batch: Mapping[str, Any]) -> Block:
    return Block(batch["number"], batch["first_run"], batch["runs"])


def _stored(folder: Path, batch: Mapping[str, Any]) -> bool:
    stored = checksum(block_path(folder, batch["number"]))
    return batch["status"] == "done" and stored == batch["checksum"]


def _status(folder: Path, result: BlockResult | str) -> dict[str, str]:
    if isinstance(result, str):
        return {"status": "failed", "checksum": "", "error": result.replace(f"{ROOT}/", "")}
    return {"status": "done", "checksum": save_block(folder, result), "error": ""}


def _close(folder: Path, scenario: Scenario, manifest: dict[str, Any]) -> None:
    """Assemble the finished blocks; keep them only where others are still to come."""
    done = [batch for batch in manifest["batches"] if batch["status"] == "done"]
    failed = [batch for batch in manifest["batches"] if batch["status"] == "failed"]
    manifest["failed"] = [run for batch in failed for run in _block(batch).numbers]
    manifest["status"] = "failed" if failed else "finished"
    if done:
        assemble(folder, scenario, done)
    write_json(folder / MANIFEST, manifest)
    if not failed:
        shutil.rmtree(folder / "blocks")
