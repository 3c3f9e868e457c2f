"""Put the blocks of a study together: trajectories, outcomes and events."""

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import xarray as xr

from sim.scenario import Scenario
from sim.study.block import BlockResult
from sim.study.dataset import dataset
from sim.study.folder import write_whole
from sim.study.store import load_block
from sim.study.work import RUNS_A_BLOCK

TRAJECTORIES = "trajectories.zarr"
OUTCOMES = "outcomes.parquet"
EVENTS = "events.parquet"
BYTES_A_WRITE = 2**27


def assemble(folder: Path, scenario: Scenario, batches: Sequence[dict[str, Any]]) -> None:
    """Write the files of a study from its finished blocks, one block in memory at a time."""
    write_trajectories(folder / TRAJECTORIES, scenario, _stored(folder, batches))
    frames = [outcome_frame(block) for block in _stored(folder, batches)]
    write_whole(folder / OUTCOMES, lambda draft: pd.concat(frames).to_parquet(draft))
    if any(block.events for block in _stored(folder, batches[:1])):
        write_events(folder / EVENTS, scenario, _stored(folder, batches))


def _stored(folder: Path, batches: Sequence[dict[str, Any]]) -> Iterator[BlockResult]:
    for batch in batches:
        yield load_block(folder, batch["number"])


def write_trajectories(path: Path, scenario: Scenario, blocks: Iterator[BlockResult]) -> None:
    """Write a zarr store of format 2, block after block along the run axis."""
    draft = path.with_name(f".{path.name}.draft")
    shutil.rmtree(draft, ignore_errors=True)
    for number, parts in enumerate(_gathered(blocks, scenario)):
        part = joined(parts)
        if number:
            part.to_zarr(draft, append_dim="run", consolidated=True)
        else:
            part.to_zarr(draft, mode="w", zarr_format=2, consolidated=True, encoding=_chunks(part))
    shutil.rmtree(path, ignore_errors=True)
    draft.rename(path)


def _gathered(blocks: Iterator[BlockResult], scenario: Scenario) -> Iterator[list[xr.Dataset]]:
    """Blocks in lots that fit in memory: the store takes as long for a few runs as for many."""
    lot: list[xr.Dataset] = []
    for block in blocks:
        lot.append(block_dataset(block, scenario))
        if sum(part.nbytes for part in lot) > BYTES_A_WRITE:
            yield lot
            lot = []
    if lot:
        yield lot


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


def _chunks(part: xr.Dataset) -> dict[Any, dict[str, Any]]:
    """Chunks that do not depend on the blocks, so that equal studies have equal files."""
    return {
        name: {"chunks": (RUNS_A_BLOCK, *array.shape[1:])} for name, array in part.data_vars.items()
    } | {"run": {"chunks": (RUNS_A_BLOCK,)}}


def block_dataset(block: BlockResult, scenario: Scenario) -> xr.Dataset:
    """Trajectories of a block with what a reader must know of the study."""
    part = dataset(block.trajectories, scenario, block.block.numbers)
    about = {"scenario": scenario.name, "title": scenario.title, "seed": scenario.seed}
    return part.assign_attrs(about)


def outcome_frame(block: BlockResult) -> pd.DataFrame:
    """A row per run, a column per outcome and sampled parameter."""
    index = pd.RangeIndex(block.block.first_run, block.block.numbers.stop, name="run")
    return pd.DataFrame(dict(block.outcomes), index=index, dtype=float)


def event_table(block: BlockResult, scenario: Scenario) -> pa.Table:
    """One row per notable move, with what was done, by whom and to whom."""
    repertoire, dyads = scenario.repertoire, scenario.actors.dyads
    codes, moves = np.array(scenario.actors.states.codes), repertoire.moves
    cell = block.events["cell"]
    dyad, move = repertoire.dyad[cell], repertoire.move[cell]
    return pa.table(
        {
            "run": block.events["run"].astype(np.int64),
            "week": block.events["week"].astype(np.int64),
            "sender": codes[dyads.sender[dyad]],
            "target": codes[dyads.target[dyad]],
            "move": np.array(moves.names)[move],
            "cameo": np.array(moves.cameo)[move],
            "goldstein": moves.goldstein[move],
        }
    )


def write_events(path: Path, scenario: Scenario, blocks: Iterator[BlockResult]) -> None:
    """Write the events, one row group a block."""

    def write(draft: Path) -> None:
        tables = (event_table(block, scenario) for block in blocks)
        first = next(tables)
        with pq.ParquetWriter(draft, first.schema) as writer:
            writer.write_table(first)
            for table in tables:
                writer.write_table(table)

    write_whole(path, write)
