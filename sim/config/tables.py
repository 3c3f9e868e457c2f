"""Check a scenario's changes to the tables, and leave aside what its world does not have."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from sim.actors.bounds import bounds
from sim.actors.load import COLUMNS, VALUES
from sim.config.near import meant, unknown
from sim.quantities import number


def cell_labels(table: Path) -> tuple[str, ...]:
    """Labels of all cells of a table of repertoires, as in `USA>RUS:impose_sanctions`."""
    frame = pd.read_csv(table, usecols=["sender", "target", "move"], keep_default_na=False)
    return tuple(frame["sender"] + ">" + frame["target"] + ":" + frame["move"])


def check_cell(key: str, label: str, cells: Sequence[str]) -> None:
    """Refuse a move that is not in the table of repertoires, or a dyad without moves."""
    if label in cells:
        return
    dyad, _, move = label.partition(":")
    moves = [cell.partition(":")[2] for cell in cells if cell.startswith(f"{dyad}:")]
    if moves and not move:
        raise ValueError(
            f"{key} names no move; allowed is SENDER>TARGET:MOVE, as {label}:{moves[0]}"
        )
    if not moves:
        dyads = dict.fromkeys(cell.partition(":")[0] for cell in cells)
        raise ValueError(f"{key}: no dyad is called {dyad}{meant(dyad, dyads)}, as in USA>RUS")
    raise ValueError(
        f"{key}: {move} is no move of {dyad}{meant(move, moves)}; allowed are {', '.join(moves)}"
    )


def rows(key: str, table: Any) -> dict[str, Mapping[str, Any]]:
    """Rows of a mapping of mappings. Raises ValueError for anything else."""
    for label, row in (table or {}).items():
        if not isinstance(row, Mapping):
            raise ValueError(f"{key}.{label} is {row}; allowed is a mapping of names to numbers")
    return dict(table or {})


def world_rates(
    rates: Any, cells: Sequence[str], dyads: Sequence[str]
) -> dict[str, dict[str, float]]:
    """Yearly rates that a scenario changes, for the dyads of its world."""
    for dyad, row in rows("rates", rates).items():
        for move, rate in row.items():
            key = f"rates.{dyad}.{move}"
            check_cell(key, f"{dyad}:{move}", cells)
            number(key, rate, 0.0, np.inf)
    return {
        dyad: {move: float(rate) for move, rate in row.items()}
        for dyad, row in (rates or {}).items()
        if dyad in dyads
    }


def world_values(
    values: Any, states: Sequence[str], dyads: Sequence[str]
) -> dict[str, dict[str, float]]:
    """Attributes of states and dyads that a scenario changes, checked against all there are."""
    for label, row in rows("values", values).items():
        known, names = (dyads, COLUMNS) if ">" in label else (states, VALUES)
        if label not in known:
            kind = "dyad" if ">" in label else "state"
            raise ValueError(f"values.{label}: no {kind} is called so{meant(label, known)}")
        for name, value in row.items():
            if name not in names:
                raise ValueError(unknown(f"values.{label}.{name}", names))
            number(f"values.{label}.{name}", value, *bounds(name))
    return {
        label: {name: float(value) for name, value in row.items()}
        for label, row in (values or {}).items()
    }
