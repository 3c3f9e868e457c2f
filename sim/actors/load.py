"""Read states and dyads from their configuration files."""

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from sim.actors.bounds import bounds
from sim.actors.changes import Changes, check_changes
from sim.actors.dyads import Dyads
from sim.actors.files import read_state
from sim.actors.states import Actors, States
from sim.quantities import number, numbers

VALUES = tuple(
    field.name
    for field in dataclasses.fields(States)
    if field.name not in {"codes", "names", "collective", "memberships"}
)
COLUMNS = (
    "alliance",
    "alignment_distance",
    "sanctions_level",
    "trust",
    "cooperation",
    "rivalry",
    "nearness",
    "trade",
)


def load_actors(codes: Sequence[str], states: Path, dyads: Path, changes: Changes) -> Actors:
    """States by their files in a folder and the dyads among them by a table.

    `changes` maps a state or a dyad label to attributes that replace the file's values.
    Raises ValueError for an unknown state or attribute, a missing value or a share outside 0..1.
    """
    if len(set(codes)) != len(codes) or len(codes) < 2:
        raise ValueError(f"states must name at least two different states, not {list(codes)}")
    known: dict[str, tuple[str, ...]] = {path.stem: VALUES for path in states.glob("*.yaml")}
    check_changes(changes, known | dict.fromkeys(_table(dyads)["label"], COLUMNS))
    table = load_states(codes, states, changes)
    return Actors(table, load_dyads(table, dyads, changes))


def load_states(codes: Sequence[str], folder: Path, changes: Changes) -> States:
    """The table of states from one file each."""
    files = [read_state(code, folder) for code in codes]
    organisations = sorted({name for file in files for name in file["memberships"]})
    columns = {name: np.array([_value(file, name, changes) for file in files]) for name in VALUES}
    return States(
        codes=tuple(codes),
        names=tuple(file["name"] for file in files),
        collective=np.array([bool(file["collective"]) for file in files]),
        memberships={
            name: np.array([name in file["memberships"] for file in files])
            for name in organisations
        },
        **columns,
    )


def _value(file: dict[str, Any], name: str, changes: Changes) -> float:
    code = file["code"]
    if name in changes.get(code, {}):
        return float(changes[code][name])
    row = file["values"].get(name)
    if not isinstance(row, dict) or "value" not in row:
        raise ValueError(f"states/{code}.yaml has no value for {name}; allowed is a number")
    return number(f"states/{code}.yaml: {name}", row["value"], *bounds(name))


def load_dyads(states: States, path: Path, changes: Changes) -> Dyads:
    """The dyads of a table whose two ends are both in the world, sorted by sender."""
    frame = _table(path)
    known = frame["sender"].isin(states.codes) & frame["target"].isin(states.codes)
    frame = frame[known].copy()
    for name in ("sender", "target"):
        frame[name] = frame[name].map(states.positions).astype(int)
    frame = frame.sort_values(["sender", "target"], ignore_index=True)
    _change(frame, changes)
    return _assemble(frame)


def _table(path: Path) -> pd.DataFrame:
    frame = pd.read_csv(path, keep_default_na=False)
    lacking = [name for name in ("sender", "target", *COLUMNS) if name not in frame]
    if lacking:
        raise ValueError(f"dyads/{path.name} has no column {lacking[0]}")
    frame["label"] = frame["sender"] + ">" + frame["target"]
    twice = frame["label"][frame["label"].duplicated()]
    if len(twice):
        raise ValueError(f"dyads/{path.name}: {twice.iloc[0]} stands in the table twice")
    where, rows = f"dyads/{path.name}", frame.set_index("label")
    checked = {name: numbers(where, rows[name], *bounds(name)).to_numpy() for name in COLUMNS}
    return frame.assign(**checked)


def _change(frame: pd.DataFrame, changes: Changes) -> None:
    for label, row in changes.items():
        for name, value in row.items() if ">" in label else ():
            frame.loc[frame["label"] == label, name] = float(value)


def _assemble(frame: pd.DataFrame) -> Dyads:
    sender, target = frame["sender"].to_numpy(), frame["target"].to_numpy()
    where = {ends: i for i, ends in enumerate(zip(sender, target, strict=True))}
    missing = [frame["label"][i] for (s, t), i in where.items() if (t, s) not in where]
    if missing:
        raise ValueError(f"dyads: {missing[0]} has no opposite direction in the table")
    reverse = np.array([where[t, s] for s, t in where], dtype=np.int64)
    forward = np.flatnonzero(sender < target)
    pair = np.zeros(len(frame), dtype=np.int64)
    pair[forward] = np.arange(len(forward))
    pair[reverse[forward]] = np.arange(len(forward))
    return Dyads(
        labels=tuple(frame["label"]),
        sender=sender,
        target=target,
        pair=pair,
        sign=np.where(sender < target, 1.0, -1.0),
        reverse=reverse,
        forward=forward,
        **{name: frame[name].to_numpy(dtype=float) for name in COLUMNS},
    )
