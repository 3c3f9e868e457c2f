"""Whether a finished study still holds all that it was finished with."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import xarray as xr

from sim.study.assemble import EVENTS, OUTCOMES, TRAJECTORIES
from sim.study.reader import Study, reading

REMEDY = (
    "nothing is left to resume; allowed is to run it again, sim run with the same configuration "
    "and force=true"
)


def check_intact(folder: Path, manifest: Mapping[str, Any]) -> None:
    """Read every table and chunk once, part by part, lest a damaged study be called finished.

    Raises ValueError naming the first file that is missing or damaged, and what helps.
    """
    tables = (OUTCOMES,) if manifest["record"] == "small" else (OUTCOMES, EVENTS)
    for name in (TRAJECTORIES, *tables):
        if not (folder / name).exists():
            raise ValueError(f"{folder} is finished but has no {name}: {REMEDY}")
    study = Study(folder)
    try:
        _read(study, EVENTS in tables)
    except ValueError as error:
        raise ValueError(f"{folder} is finished but {error}: {REMEDY}") from error


def _read(study: Study, events: bool) -> None:
    study.outcomes  # noqa: B018  # reads it
    if events:
        study.events  # noqa: B018  # reads it
    for name, array in study.trajectories.data_vars.items():
        with reading(study.folder / TRAJECTORIES / str(name)):
            for part in _parts(array):
                part.to_numpy()


def _parts(array: xr.DataArray) -> Iterator[xr.DataArray]:
    """The runs of each chunk: a whole variable of a large study may not fit in memory."""
    length = array.encoding["chunks"][0]
    for first in range(0, len(array), length):
        yield array[first : first + length]
