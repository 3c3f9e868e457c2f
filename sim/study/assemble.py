"""Put the blocks of a study together: trajectories, outcomes and events."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from jaxtyping import Int

from sim.scenario import Scenario
from sim.study.block import BlockResult
from sim.study.folder import write_whole
from sim.study.store import load_block
from sim.study.trajectories import write_trajectories

TRAJECTORIES = "trajectories.zarr"
OUTCOMES = "outcomes.parquet"
EVENTS = "events.parquet"
RUNS_A_GROUP = 10_000


def assemble(folder: Path, scenario: Scenario, numbers: Sequence[int]) -> None:
    """Write the files of a study from its stored blocks, few of them in memory at a time."""

    def stored(part: str) -> Iterator[BlockResult]:
        return (load_block(folder, number, (part,)) for number in numbers)

    write_trajectories(folder / TRAJECTORIES, scenario, stored("trajectories"))
    write_outcomes(folder / OUTCOMES, stored("outcomes"))
    if next(stored("events")).events:
        write_events(folder / EVENTS, scenario, stored("events"))


def outcome_frame(block: BlockResult) -> pd.DataFrame:
    """A row per run, a column per outcome and sampled parameter."""
    index = pd.Index(block.runs, dtype=np.int64, name="run")
    return pd.DataFrame(dict(block.outcomes), index=index, dtype=float)


def write_outcomes(path: Path, blocks: Iterator[BlockResult]) -> None:
    """Write the outcomes, some thousand runs a row group."""

    def tables() -> Iterator[pa.Table]:
        lot: list[pd.DataFrame] = []
        for block in blocks:
            lot.append(outcome_frame(block))
            if sum(map(len, lot)) >= RUNS_A_GROUP:
                yield pa.Table.from_pandas(pd.concat(lot))
                lot = []
        if lot:
            yield pa.Table.from_pandas(pd.concat(lot))

    _write_tables(path, tables())


def event_table(block: BlockResult, scenario: Scenario) -> pa.Table:
    """One row per notable move, with what was done, by whom and to whom."""
    repertoire, dyads = scenario.repertoire, scenario.actors.dyads
    codes, moves = scenario.actors.states.codes, repertoire.moves
    cell = block.events["cell"]
    dyad, move = repertoire.dyad[cell], repertoire.move[cell]
    return pa.table(
        {
            "run": block.events["run"].astype(np.int64),
            "week": block.events["week"].astype(np.int64),
            "sender": _named(codes, dyads.sender[dyad]),
            "target": _named(codes, dyads.target[dyad]),
            "move": _named(moves.names, move),
            "cameo": _named(moves.cameo, move),
            "goldstein": moves.goldstein[move],
        }
    )


def _named(names: Sequence[str], place: Int[np.ndarray, " event"]) -> pa.Array:
    """The name at each place, as strings: spread by the library, which is quicker than NumPy."""
    return pa.DictionaryArray.from_arrays(place, list(names)).cast(pa.string())


def write_events(path: Path, scenario: Scenario, blocks: Iterator[BlockResult]) -> None:
    """Write the events, one row group a block."""
    _write_tables(path, (event_table(block, scenario) for block in blocks))


def _write_tables(path: Path, tables: Iterator[pa.Table]) -> None:
    """Write tables of one kind, at least one, below each other."""

    def write(draft: Path) -> None:
        first = next(tables)
        with pq.ParquetWriter(draft, first.schema) as writer:
            writer.write_table(first)
            for table in tables:
                writer.write_table(table)

    write_whole(path, write)
