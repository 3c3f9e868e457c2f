"""Write a calibration as tables that people and versions can compare."""

import dataclasses
import hashlib
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import yaml

from sim.scenario import Calibration, Scenario

DIGITS = 6


def write_calibration(scenario: Scenario, calibration: Calibration, out: Path) -> None:
    """Write about.yaml, cells.csv, dyads.csv and pairs.csv; the folder appears whole."""
    work, old = (out.with_name(f"{out.name}.{os.getpid()}.{kind}") for kind in ("tmp", "old"))
    work.mkdir(parents=True)
    try:
        _fill(work, scenario, calibration)
        if out.exists():
            out.rename(old)
        work.rename(out)
    finally:
        shutil.rmtree(work, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def _fill(folder: Path, scenario: Scenario, calibration: Calibration) -> None:
    dyads = scenario.actors.dyads
    pairs = [dyads.labels[i].replace(">", "-") for i in dyads.forward]
    rest = calibration.reference.rest
    _cells(scenario, calibration).to_csv(folder / "cells.csv", index_label="cell")
    for name, labels in (("dyads", list(dyads.labels)), ("pairs", pairs)):
        columns = {key: _round(value) for key, value in rest.items() if len(value) == len(labels)}
        frame = pd.DataFrame(columns, index=pd.Index(labels, name=name[:-1]))
        frame.to_csv(folder / f"{name}.csv")
    about = {
        "command": "sim calibrate",
        "fingerprint": fingerprint(scenario),
        "grid": calibration.grid.tolist(),
        "scales": {name: float(f"{s.scale:.6g}") for name, s in calibration.standards.items()},
        "note": (
            "constants keep the status quo at its yearly base rates; centre and scale "
            "standardise the utility terms; other columns are status-quo means"
        ),
    }
    (folder / "about.yaml").write_text(yaml.safe_dump(about, sort_keys=False))


def _cells(scenario: Scenario, calibration: Calibration) -> pd.DataFrame:
    columns = {
        f"constant_{value:g}": _round(calibration.constants[place])
        for place, value in enumerate(calibration.grid)
    }
    for name, standard in calibration.standards.items():
        columns[f"centre_{name}"] = _round(standard.centre)
    return pd.DataFrame(columns, index=pd.Index(list(scenario.repertoire.labels)))


def _round(values: np.ndarray) -> list[float]:
    return [float(f"{value:.{DIGITS}g}") for value in values]


def fingerprint(scenario: Scenario) -> str:
    """Short hash of the parts that a calibration depends on."""
    parts = {
        "labels": scenario.repertoire.labels,
        "rates": scenario.repertoire.reference,
        "moves": scenario.repertoire.moves,
        "actors": scenario.actors,
        "start": scenario.start,
        "choice": scenario.choice,
        "terms": dict(scenario.terms),
        "weights": {code: dict(d.weights) for code, d in scenario.doctrines.items()},
        "rules": dict(scenario.rules),
    }
    return hashlib.sha256(_canonical(parts).encode()).hexdigest()[:16]


def _canonical(value: Any) -> str:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {f.name: getattr(value, f.name) for f in dataclasses.fields(value)}
        return f"{type(value).__name__}{_canonical(fields)}"
    if isinstance(value, Mapping):
        return "{" + ",".join(f"{key}:{_canonical(value[key])}" for key in value) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(_canonical(item) for item in value) + "]"
    if isinstance(value, np.ndarray):
        return _canonical(value.tolist())
    return f"{value:.12g}" if isinstance(value, float) else str(value)
