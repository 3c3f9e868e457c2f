"""Made-up studies: folders with the files that a report reads and numbers that mean nothing."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import xarray as xr
import yaml

from sim.study.manifest import config_hash

CODES = ("USA", "RUS", "UKR", "CHN", "IRN")
THEATRES = ("missiles", "gulf", "maritime", "transatlantic", "cyber")
STOCKS = {
    "us_sanctions_on_russia": (0.7, 0.02, "1"),
    "brent": (62.0, 1.5, "US dollars/barrel"),
    "trust_of_us_in_russia": (0.2, 0.005, "1"),
}
FLOWS = {"us_packages": 0.04, "axis_exercises": 0.1, "us_moves_against_russia": 0.5}
MOVES = (
    ("USA", "RUS", "impose_sanctions", "163", -8.0),
    ("RUS", "UKR", "major_strike", "195", -9.5),
    ("RUS", "UKR", "ordinary_strike", "190", -9.0),
    ("RUS", "CHN", "joint_exercise", "062", 7.4),
    ("USA", "UKR", "negotiate", "046", 7.0),
    ("CHN", "USA", "criticise", "111", -2.0),
)


def trajectories(runs: int, weeks: int, seed: int = 1) -> xr.Dataset:
    """Made-up trajectories of a few indicators, one with each kind of axis."""
    rng = np.random.default_rng(seed)
    steps = (runs, weeks + 1)
    flat = ("run", "week")
    variables = {}
    for name, (level, noise, units) in STOCKS.items():
        walk = level + np.cumsum(rng.normal(0, noise, steps), axis=1)
        walk[:, 0] = level
        variables[name] = (flat, walk, {"units": units, "long_name": f"made up: {name}"})
    for name, rate in FLOWS.items():
        flow = rng.poisson(rate, steps).astype(float)
        flow[:, 0] = 0
        attributes = {"units": "moves/week", "long_name": f"made up: {name}"}
        variables[name] = (flat, flow, attributes)
    stage = 1 + np.minimum(np.cumsum(rng.random(steps) < 0.03, axis=1), 5).astype(float)
    stage[:, 0] = 1
    variables["stage"] = (flat, stage, {"units": "stage", "long_name": "made up: stage"})
    ends = [(s, t) for s in CODES for t in CODES if s != t]
    tone = rng.normal(0, 3, (1, 1, len(ends))) + rng.normal(0, 1, (*steps, len(ends)))
    variables["posture"] = ((*flat, "dyad"), tone, {"units": "Goldstein", "long_name": "tone"})
    counts = rng.poisson(1.5, (*steps, 5)).astype(float)
    counts[:, 0] = 0
    variables["incidents"] = ((*flat, "theatre"), counts, {"units": "incidents", "long_name": "x"})
    coordinates = {
        "run": np.arange(runs),
        "week": np.arange(weeks + 1),
        "dyad": [f"{s}>{t}" for s, t in ends],
        "sender": ("dyad", [s for s, _ in ends]),
        "target": ("dyad", [t for _, t in ends]),
        "theatre": list(THEATRES),
    }
    return xr.Dataset(variables, coordinates)


def events(runs: int, weeks: int, seed: int = 2) -> pd.DataFrame:
    """Made-up events."""
    rng = np.random.default_rng(seed)
    many = 40 * runs
    chosen = [MOVES[i] for i in rng.integers(len(MOVES), size=many)]
    frame = pd.DataFrame(chosen, columns=["sender", "target", "move", "cameo", "goldstein"])
    frame.insert(0, "week", rng.integers(1, weeks + 1, many))
    frame.insert(0, "run", rng.integers(runs, size=many))
    return frame.sort_values(["run", "week"], ignore_index=True)


def write_study(folder: Path, runs: int = 40, weeks: int = 30) -> Path:
    """A study folder with everything but figures and report."""
    folder.mkdir(parents=True)
    data = trajectories(runs, weeks)
    data.to_zarr(folder / "trajectories.zarr", zarr_format=2, consolidated=True)
    events(runs, weeks).to_parquet(folder / "events.parquet")
    brent = data["brent"].to_numpy()
    frame = pd.DataFrame(
        {
            "final_brent": brent[:, -1],
            "ceasefire": (data["stage"].to_numpy() >= 5).any(axis=1).astype(float),
            "packages": data["us_packages"].to_numpy()[:, 1:].sum(axis=1),
            "rules.oil_price.noise": np.linspace(0.02, 0.05, runs),
        },
        index=pd.RangeIndex(runs, name="run"),
    )
    frame.to_parquet(folder / "outcomes.parquet")
    write_config(folder, CONFIG | {"runs": runs, "weeks": weeks})
    return folder


def write_config(folder: Path, config: dict[str, Any]) -> None:
    """A configuration and the manifest of the study that began with it."""
    about = {key: config[key] for key in ("runs", "weeks")} | {"config_hash": config_hash(config)}
    (folder / "manifest.json").write_text(json.dumps(MANIFEST | about))
    (folder / "config.yaml").write_text(yaml.safe_dump(config))


MANIFEST = {
    "scenario": "made_up",
    "title": "Made-up numbers for tests",
    "seed": 7,
    "code_version": "0.1.0",
    "git": {"commit": "f" * 40, "dirty": False},
    "packages": {"numpy": "2.0", "mesa": "3.3"},
    "python": "3.11",
    "platform": "test",
    "started": "2026-01-12T00:00:00+00:00",
    "wall_seconds": 1.5,
    "batches": [],
    "failed": [],
    "outcomes": {
        "final_brent": {"units": "", "long_name": "Brent at the end"},
        "packages": {"units": "", "long_name": "packages in all"},
        "ceasefire": {"units": "1", "long_name": "a ceasefire is reached"},
    },
    "sampled": {
        "rules.oil_price.noise": {"unit": "1", "source": "made up", "range": [0.02, 0.05]},
    },
}
CONFIG = {
    "name": "made_up",
    "title": "Made-up numbers for tests",
    "seed": 7,
    "interventions": {"freeze": {"week": 6, "shock": "sanctions_act"}},
    "drivers": {
        "sanctions": {
            "option": "oil_act",
            "title": "The act passes",
            "stands_for": "A made-up option <b>of</b> a driver.",
            "evidence": "None: this is a test.",
        }
    },
    "outcomes": {
        "final_brent": {"_target_": "sim.outcomes.summary.Final", "indicator": "brent"},
        "packages": {"_target_": "sim.outcomes.summary.Total", "indicator": "us_packages"},
        "ceasefire": {"_target_": "sim.outcomes.reached.Reached", "indicator": "stage"},
    },
}
