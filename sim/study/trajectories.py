"""Trajectories of a study, block after block along the run axis."""

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import xarray as xr

from sim.scenario import Scenario
from sim.study.block import BlockResult
from sim.study.dataset import dataset
from sim.study.work import RUNS_A_BLOCK

BYTES_A_WRITE = 3 * 2**25
"""A study of 1,000 runs in one piece: to append takes as long as to begin, whatever the size."""
RUNS_OF_A_LARGE_STUDY = 10_000
"""Beyond this many runs chunks are four times as long, or the store has too many small files."""


def write_trajectories(path: Path, scenario: Scenario, blocks: Iterator[BlockResult]) -> None:
    """Write a zarr store of format 2, block after block along the run axis."""
    draft = path.with_name(f".{path.name}.draft")
    shutil.rmtree(draft, ignore_errors=True)
    for number, part in enumerate(_gathered(blocks, scenario)):
        if number:
            part.to_zarr(draft, append_dim="run", consolidated=True)
        else:
            _begin(draft, part, scenario.runs)
    shutil.rmtree(path, ignore_errors=True)
    draft.rename(path)


def _begin(folder: Path, part: xr.Dataset, runs: int) -> None:
    """The store with its first runs."""
    # By way of memory, in two thirds of the time: the library writes each of a thousand small
    # files in a thread, under another name first, which a draft that is renamed does not need.
    files: dict[str, Any] = {}
    chunks = _chunks(part, runs)
    part.to_zarr(files, mode="w", zarr_format=2, consolidated=True, encoding=chunks)
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.to_bytes())


def _gathered(blocks: Iterator[BlockResult], scenario: Scenario) -> Iterator[xr.Dataset]:
    """Blocks in lots that fit in memory: the store takes as long for a few runs as for many."""
    lot: list[xr.Dataset] = []
    for block in blocks:
        lot.append(block_dataset(block, scenario))
        if sum(part.nbytes for part in lot) > BYTES_A_WRITE:
            yield _emptied(lot)
    if lot:
        yield _emptied(lot)


def _emptied(lot: list[xr.Dataset]) -> xr.Dataset:
    """The Datasets of a lot as one; the lot lets go of them, so that they do not stay twice."""
    whole = joined(lot)
    lot.clear()
    return whole


def joined(parts: Sequence[xr.Dataset]) -> xr.Dataset:
    """Datasets of successive runs as one."""
    return xr.concat(
        parts,
        "run",
        data_vars="minimal",
        coords="minimal",
        compat="override",
        join="override",
        combine_attrs="override",
    )


def _chunks(part: xr.Dataset, runs: int) -> dict[Any, dict[str, Any]]:
    """Chunks that do not depend on the blocks, so that equal studies have equal files."""
    length = RUNS_A_BLOCK * (4 if runs > RUNS_OF_A_LARGE_STUDY else 1)
    return {
        name: {"chunks": (length, *array.shape[1:])} for name, array in part.data_vars.items()
    } | {"run": {"chunks": (length,)}}


def block_dataset(block: BlockResult, scenario: Scenario) -> xr.Dataset:
    """Trajectories of a block with what a reader must know of the study."""
    part = dataset(block.trajectories, scenario, block.runs)
    about = {"scenario": scenario.name, "title": scenario.title, "seed": scenario.seed}
    return part.assign_attrs(about)
