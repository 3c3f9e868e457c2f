"""Read moves and repertoires from their configuration files."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from sim.moves.checks import KEYS, check_cells, check_move, check_rates
from sim.moves.repertoire import WEEKS_A_YEAR, Repertoire
from sim.moves.table import CHANNELS, EFFECTS, Moves
from sim.yaml_files import read_yaml


def load_moves(path: Path) -> Moves:
    """The table of moves. Raises ValueError for an unknown channel or effect."""
    rows = read_yaml(path)
    for name, row in rows.items():
        check_move(name, row)
    column = {key: [row[key] for row in rows.values()] for key in KEYS}
    return Moves(
        names=tuple(rows),
        titles=tuple(column["title"]),
        channel=np.array([CHANNELS.index(name) for name in column["channel"]]),
        cameo=tuple(str(code) for code in column["cameo"]),
        goldstein=np.array(column["goldstein"], dtype=float),
        rivera=np.array(column["rivera"], dtype=float),
        by_rule=np.array([drawn == "rule" for drawn in column["drawn"]]),
        public=np.array(column["public"], dtype=bool),
        needs=tuple(column["needs"]),
        effects=np.array([[tag in does for tag in EFFECTS] for does in column["does"]]),
    )


def load_repertoire(
    moves: Moves,
    path: Path,
    dyads: tuple[str, ...],
    rates: Mapping[str, Mapping[str, float]],
) -> Repertoire:
    """The cells of a table whose dyads exist, with a scenario's own rates on top.

    `rates` maps a dyad label to moves and their yearly rates. Raises ValueError for a move
    outside the table, a rate below zero or a channel whose weekly rates reach one.
    """
    frame = pd.read_csv(path, keep_default_na=False)
    check_rates(path, frame)
    frame["label"] = frame["sender"] + ">" + frame["target"]
    unknown = set(frame["move"]) - set(moves.names)
    if unknown:
        raise ValueError(f"repertoires: no move is called {sorted(unknown)[0]}")
    where = {label: i for i, label in enumerate(dyads)}
    frame = frame[frame["label"].isin(where)].copy()
    frame["dyad"] = frame["label"].map(where).astype(int)
    frame["position"] = frame["move"].map(moves.positions).astype(int)
    frame["channel"] = moves.channel[frame["position"].to_numpy()]
    frame = frame.sort_values(["dyad", "channel", "position"], ignore_index=True)
    frame["label"] += ":" + frame["move"]
    check_cells(frame)
    return _assemble(moves, frame, dyads, _changed(frame, rates))


def _changed(frame: pd.DataFrame, rates: Mapping[str, Mapping[str, float]]) -> np.ndarray:
    changed = frame["rate"].to_numpy(dtype=float).copy()
    where = {label: i for i, label in enumerate(frame["label"])}
    for dyad, row in rates.items():
        for move, rate in row.items():
            if f"{dyad}:{move}" not in where:
                raise ValueError(f"rates.{dyad}.{move}: not in the table of repertoires")
            if not rate >= 0:
                raise ValueError(f"rates.{dyad}.{move} is {rate}; allowed is 0 or more")
            changed[where[f"{dyad}:{move}"]] = rate
    return changed


def _assemble(
    moves: Moves, frame: pd.DataFrame, dyads: tuple[str, ...], rate: np.ndarray
) -> Repertoire:
    dyad = frame["dyad"].to_numpy(dtype=np.int64)
    repertoire = Repertoire(
        moves=moves,
        labels=tuple(frame["label"]),
        senders=tuple(frame["sender"]),
        dyad=dyad,
        move=frame["position"].to_numpy(dtype=np.int64),
        rate=rate,
        reference=frame["rate"].to_numpy(dtype=float),
        dyads=len(dyads),
    )
    _check_groups(repertoire)
    return repertoire


def _check_groups(repertoire: Repertoire) -> None:
    chosen = repertoire.chosen
    sums = np.bincount(repertoire.group[chosen], weights=repertoire.base[chosen])
    worst = int(np.argmax(sums)) if len(sums) else 0
    if len(sums) and sums[worst] >= 1:
        label = repertoire.labels[int(np.flatnonzero(repertoire.group == worst)[0])]
        raise ValueError(
            f"rates: the moves in the channel of {label} sum to {sums[worst] * WEEKS_A_YEAR:.0f}"
            f" a year; allowed is below {WEEKS_A_YEAR:.0f}"
        )
