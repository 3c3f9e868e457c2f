"""A study in the making: what is left of it, what has come in, and its end."""

import shutil
import time
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sim.scenario import Scenario
from sim.study.assemble import assemble
from sim.study.block import Block, BlockResult
from sim.study.folder import MANIFEST, held, read_manifest, write_json
from sim.study.intact import check_intact
from sim.study.plan import Plan
from sim.study.store import block_path, checksum, save_block

NEEDED = ("status", "runs", "batches", "failed", "record", "wall_seconds")
WHOLE_TRACEBACKS = 20
"""Of further failures in a block the last line is kept, lest the manifest outgrow the study."""
WRITING_SHARE = 0.05
"""Most of the time that goes into keeping the manifest up to date."""


@dataclass
class Ledger:
    """The manifest of a study on disk, kept up to date while blocks come in."""

    folder: Path
    manifest: dict[str, Any]
    left: list[Block]
    scenario: Scenario | None = None
    missing: int = 0
    _hold: ExitStack = field(default_factory=ExitStack)
    _began: float = 0.0
    _next_write: float = 0.0

    @property
    def finished(self) -> bool:
        """Whether nothing is left to do."""
        return bool(self.manifest["status"] == "finished")

    def begin(self, scenario: Scenario, plan: Plan) -> None:
        """Take the folder in hand. Raises ValueError where another process works on it."""
        self._hold.enter_context(held(self.folder))
        self.scenario, self.missing = plan.record.extend(scenario), len(self.left)
        self._began = time.monotonic() - self.manifest["wall_seconds"]

    def enter(self, block: Block, result: BlockResult | str) -> None:
        """Store a block, record it, and close the study with its last one."""
        self.manifest["batches"][block.number] |= _entry(self.folder, block, result)
        self.missing -= 1
        if self.missing:
            self._write_now_and_then()
        else:
            self.close()

    def close(self) -> None:
        """Assemble the runs that have reached the end."""
        batches = self.manifest["batches"]
        whole = [batch["number"] for batch in batches if batch["checksum"]]
        if whole and self.scenario is not None:
            assemble(self.folder, self.scenario, whole)
        failed = [int(run) for batch in batches for run in batch["failed"]]
        self.manifest |= {"failed": sorted(failed), "status": "failed" if failed else "finished"}
        self._write()
        self.release()

    def release(self) -> None:
        """Let go of the folder; blocks are kept only where others are still to come."""
        if self.missing:
            self._write()
        if self.finished:
            shutil.rmtree(self.folder / "blocks", ignore_errors=True)
        self.scenario, self.missing = None, 0
        self._hold.close()

    def _write_now_and_then(self) -> None:
        start = time.monotonic()
        if start >= self._next_write:
            self._write()
            self._next_write = start + (time.monotonic() - start) / WRITING_SHARE

    def _write(self) -> None:
        self.manifest["wall_seconds"] = round(time.monotonic() - self._began, 3)
        write_json(self.folder / MANIFEST, self.manifest)


def open_ledger(folder: Path) -> Ledger:
    """The ledger of a study. Raises ValueError for a folder that is none, or is damaged.

    A finished study is read once, and refused where a part of it is missing or damaged.
    A stored block counts as left where its checksum is no longer the one that was recorded.
    """
    manifest = read_manifest(folder)
    lacking = [key for key in NEEDED if key not in manifest]
    if lacking:
        raise ValueError(f"{folder / MANIFEST} is damaged: it lacks {', '.join(lacking)}")
    if manifest["status"] == "finished":
        check_intact(folder, manifest)
        return Ledger(folder, manifest, [])
    left = [_block(batch) for batch in manifest["batches"] if not _stored(folder, batch)]
    return Ledger(folder, manifest, left)


def _block(batch: Mapping[str, Any]) -> Block:
    return Block(batch["number"], batch["first_run"], batch["runs"])


def _stored(folder: Path, batch: Mapping[str, Any]) -> bool:
    stored = checksum(block_path(folder, batch["number"]))
    return batch["status"] == "done" and stored == batch["checksum"]


def _entry(folder: Path, block: Block, result: BlockResult | str) -> dict[str, Any]:
    """What the manifest says of a block."""
    if isinstance(result, str):
        result = BlockResult(block, {}, {}, {}, dict.fromkeys(block.numbers, result))
    return {
        "status": "failed" if result.failed else "done",
        "checksum": save_block(folder, result) if result.runs else "",
        "failed": {
            str(run): error if place < WHOLE_TRACEBACKS else error.strip().splitlines()[-1]
            for place, (run, error) in enumerate(sorted(result.failed.items()))
        },
    }
