"""Check moves and repertoires as their files hold them."""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from sim.moves.table import CHANNELS, EFFECTS
from sim.quantities import number, numbers

KEYS = ("title", "channel", "cameo", "goldstein", "rivera", "drawn", "public", "does", "needs")
KNOWN = {
    "channel": CHANNELS,
    "drawn": ("choice", "rule"),
    "public": (True, False),
    "does": EFFECTS,
}
LIMITS = {"goldstein": (-10.0, 10.0), "rivera": (-2.0, 60.0)}
"""The scales of Goldstein (1992) and of Rivera et al. (2024)."""
ENDS = ("low", "rate", "high")


def check_move(name: str, row: Any) -> None:
    """Refuse a move that lacks an attribute, or has one that is none of those known."""
    keys = row if isinstance(row, dict) else {}
    lacking = [key for key in KEYS if key not in keys]
    if lacking:
        raise ValueError(f"moves: {name} has no {lacking[0]}; allowed are {', '.join(KEYS)}")
    for key, known in KNOWN.items():
        said = row[key] if isinstance(row[key], list) else [row[key]]
        unknown = [value for value in said if value not in known]
        if unknown:
            allowed = ", ".join(str(value) for value in known)
            raise ValueError(f"moves: {key} of {name} is {unknown[0]}; allowed are {allowed}")
    for key, limits in LIMITS.items():
        number(f"moves: {key} of {name}", row[key], *limits)


def check_rates(path: Path, frame: pd.DataFrame) -> None:
    """Numbers of 0 or more with the rate within its own range."""
    where = f"repertoires/{path.name}"
    lacking = [name for name in (*ENDS, "sender", "target", "move") if name not in frame]
    if lacking:
        raise ValueError(f"{where} has no column {lacking[0]}")
    rows = frame.set_index(frame["sender"] + ">" + frame["target"] + ":" + frame["move"])
    found = pd.DataFrame({name: numbers(where, rows[name], 0.0, np.inf) for name in ENDS})
    wrong = found[(found["low"] > found["rate"]) | (found["rate"] > found["high"])]
    if len(wrong):
        low, rate, high = wrong.iloc[0][list(ENDS)]
        raise ValueError(
            f"{where}: rate of {wrong.index[0]} is {rate:g}; allowed is its own range, "
            f"{low:g} to {high:g}, the right way round"
        )
    frame[list(ENDS)] = found.to_numpy()


def check_cells(frame: pd.DataFrame) -> None:
    """Refuse a move that stands twice."""
    twice = frame["label"][frame["label"].duplicated()]
    if len(twice):
        raise ValueError(f"repertoires: {twice.iloc[0]} stands in the table twice")
