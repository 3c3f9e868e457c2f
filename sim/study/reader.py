"""Read a study folder."""

import dataclasses
import math
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd
import xarray as xr

from sim.study.assemble import EVENTS, OUTCOMES, TRAJECTORIES
from sim.study.changed import unedited
from sim.study.folder import read_manifest


@dataclasses.dataclass(frozen=True)
class Study:
    """A study on disk; its tables are read when they are asked for."""

    folder: Path

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """Where the numbers come from, units of outcomes, state of the batches."""
        return read_manifest(self.folder)

    @cached_property
    def config(self) -> dict[str, Any]:
        """The resolved configuration. Raises ValueError where it has been edited since."""
        return unedited(self.folder)

    @cached_property
    def trajectories(self) -> xr.Dataset:
        """Indicators over run, week and at most one more dimension, read lazily."""
        with reading(path := self._file(TRAJECTORIES)):
            found = xr.open_zarr(path, chunks=None, consolidated=True)
            _check_chunks(path, found)
        return found

    @cached_property
    def outcomes(self) -> pd.DataFrame:
        """A row per run, a column per outcome and sampled parameter."""
        with reading(path := self._file(OUTCOMES)):
            return pd.read_parquet(path)

    @cached_property
    def events(self) -> pd.DataFrame:
        """A row per notable move. Raises ValueError for a study that has kept none."""
        path = self.folder / EVENTS
        if self._finished and self.manifest.get("record", "small") != "small":
            self._file(EVENTS)
        if not path.is_file():
            raise ValueError(f"{self.folder} has kept no events; run it with record=standard")
        with reading(path):
            return pd.read_parquet(path)

    def _file(self, name: str) -> Path:
        path = self.folder / name
        if not path.exists():
            if self._finished:
                raise ValueError(
                    f"{self.folder} is finished but has no {name}; allowed is to run it again, "
                    "sim run with the same configuration and force=true"
                )
            raise ValueError(f"{self.folder} has no {name} yet; sim resume finishes a study")
        return path

    @property
    def _finished(self) -> bool:
        return bool(self.manifest.get("status") == "finished")


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Tell a damaged file as such; what is wrong with its bytes helps no reader."""
    try:
        yield
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        reason = " ".join(str(error).split())
        raise ValueError(f"{path} is damaged and cannot be read: {reason}") from error


def _check_chunks(path: Path, found: xr.Dataset) -> None:
    # The library takes a missing chunk for one full of fill values, and says nothing.
    for name, array in found.data_vars.items():
        lengths = array.encoding["chunks"]
        wanted = math.prod(
            -(-size // length) for size, length in zip(array.shape, lengths, strict=True)
        )
        there = sum(not file.name.startswith(".") for file in (path / str(name)).iterdir())
        if there < wanted:
            raise ValueError(f"{name} has {there} of {wanted} chunks")


def open_study(folder: str | Path) -> Study:
    """The study in a folder. Raises ValueError for a folder that is none."""
    study = Study(Path(folder))
    study.manifest  # noqa: B018  # fails early on a folder without one
    return study
