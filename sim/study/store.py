"""Blocks on disk, each written whole and known by its checksum."""

import dataclasses
import hashlib
from pathlib import Path

import numpy as np

from sim.study.block import Block, BlockResult
from sim.study.folder import write_whole

PARTS = ("trajectories", "outcomes", "events")


def block_path(folder: Path, number: int) -> Path:
    """Where a block of a study is kept until the study is assembled."""
    return folder / "blocks" / f"{number:04d}.npz"


def save_block(folder: Path, result: BlockResult) -> str:
    """Write a block and return its checksum (SHA-256)."""
    arrays = {
        f"{part}/{name}": array for part in PARTS for name, array in getattr(result, part).items()
    }
    arrays["block"] = np.array(dataclasses.astuple(result.block))
    arrays["failed"] = np.array(sorted(result.failed), dtype=np.int64)
    path = block_path(folder, result.block.number)
    path.parent.mkdir(exist_ok=True)

    def write(draft: Path) -> None:
        with draft.open("wb") as file:
            np.savez(file, **arrays)

    write_whole(path, write)
    return checksum(path)


def load_block(folder: Path, number: int, parts: tuple[str, ...] = PARTS) -> BlockResult:
    """Read a block, or only some parts of it; of failed runs it knows the numbers alone."""
    read: dict[str, dict[str, np.ndarray]] = {part: {} for part in PARTS}
    with np.load(block_path(folder, number)) as file:
        for key in file.files:
            part, slash, name = key.partition("/")
            if slash and part in parts:
                read[part][name] = file[key]
        failed = dict.fromkeys(file["failed"].tolist(), "")
        return BlockResult(Block(*file["block"].tolist()), **read, failed=failed)


def checksum(path: Path) -> str:
    """SHA-256 of a file; empty where there is none."""
    if not path.is_file():
        return ""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
