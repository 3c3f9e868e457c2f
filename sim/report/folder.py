"""A study as its folder holds it."""

import dataclasses
import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import xarray as xr
from jaxtyping import Float
from pyarrow import parquet

from sim.yaml_files import read_yaml


@dataclasses.dataclass(frozen=True)
class Study:
    """Everything that a report may speak about.

    `trajectories`, read when first used, has dims run, week and at most one more; `outcomes` a
    row per run; `events` a row per notable move, empty where the study recorded none.
    """

    folder: Path
    manifest: dict[str, Any]
    config: dict[str, Any]
    trajectories: xr.Dataset
    outcomes: pd.DataFrame
    events: pd.DataFrame

    @property
    def runs(self) -> int:
        """Number of runs that the folder holds."""
        return int(self.trajectories.sizes["run"])

    @property
    def weeks(self) -> int:
        """Number of weeks after the start."""
        return int(self.trajectories.sizes["week"]) - 1

    @property
    def years(self) -> float:
        """Length in years of 52 weeks."""
        return self.weeks / 52

    def series(self, name: str) -> Float[np.ndarray, "run week"] | None:
        """A single-number indicator from week 0 on; None where the study lacks it."""
        if name not in self.trajectories or self.trajectories[name].dims != ("run", "week"):
            return None
        return np.asarray(self.trajectories[name].to_numpy(), dtype=float)

    def level(self, name: str) -> Float[np.ndarray, "run week"] | None:
        """As `series`, but None also where all is zero: its states or mechanism are absent."""
        values = self.series(name)
        return values if values is not None and values.any() else None

    def units(self, name: str) -> str:
        """Unit of an indicator."""
        return str(self.trajectories[name].attrs.get("units", "1"))


WORDS = ("sender", "target", "move", "cameo")
EVENTS = ("run", "week", *WORDS, "goldstein")


def read_study(folder: Path) -> Study:
    """The study of a folder. Raises ValueError where a file that every study has is missing."""
    for name in ("manifest.json", "config.yaml", "trajectories.zarr", "outcomes.parquet"):
        if not (folder / name).exists():
            raise ValueError(f"{folder} is no finished study: it has no {name}")
    events = folder / "events.parquet"
    return Study(
        folder=folder,
        manifest=json.loads((folder / "manifest.json").read_text()),
        config=read_yaml(folder / "config.yaml") or {},
        trajectories=xr.open_dataset(folder / "trajectories.zarr", engine="zarr", chunks=None),
        outcomes=pd.read_parquet(folder / "outcomes.parquet"),
        events=_events(events) if events.exists() else pd.DataFrame(columns=list(EVENTS)),
    )


def _events(path: Path) -> pd.DataFrame:
    """Rows of events whose words are categories, which are counted much faster than texts."""
    table: pd.DataFrame = parquet.read_table(path, read_dictionary=list(WORDS)).to_pandas()
    return table
