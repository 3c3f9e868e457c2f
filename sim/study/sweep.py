"""A sweep: a folder of studies, its cells, with an index that says how they differ."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sim.scenario import Scenario
from sim.study.appear import create_folder
from sim.study.folder import INDEX, read_index, write_json
from sim.study.plan import Plan
from sim.study.run import begin_study

SWEEP = "sweep"


@dataclass(frozen=True)
class SweepCell:
    """One study of a sweep: its folder's name, its label, the keys that vary with their values."""

    folder: str
    label: str
    choices: Mapping[str, str]
    config: Mapping[str, Any]
    study: tuple[Scenario, Plan]


def begin_sweep(folder: Path, cells: Iterable[SweepCell], force: bool) -> None:
    """Make the folder of a sweep appear by one rename, with its index and every cell begun.

    The cells are made one after the other; if one is wrong, nothing appears. Raises ValueError
    where the folder cannot be written or is taken.
    """

    def fill(draft: Path) -> None:
        entries = []
        for cell in cells:
            begin_study(draft / cell.folder, *cell.study, cell.config, force=False)
            about = {"folder": cell.folder, "label": cell.label, "choices": dict(cell.choices)}
            entries.append(about)
        write_json(draft / INDEX, {"kind": SWEEP, "cells": entries})

    create_folder(folder, INDEX, force, fill)


def is_sweep(folder: Path) -> bool:
    """Whether a folder holds the index of a sweep."""
    return (folder / INDEX).is_file()


def cell_folders(folder: Path) -> list[Path]:
    """Folders of the cells of a sweep. Raises ValueError for a damaged index or a missing cell."""
    index = read_index(folder)
    cells = index.get("cells")
    known = isinstance(cells, list) and all(
        isinstance(cell, dict) and isinstance(cell.get("folder"), str) for cell in cells
    )
    if index.get("kind") != SWEEP or not cells or not known:
        raise ValueError(f"{folder / INDEX} is damaged: it lists no cells of a sweep")
    folders = [folder / cell["folder"] for cell in cells]
    missing = [path.name for path in folders if not path.is_dir()]
    if missing:
        raise ValueError(f"{folder} lacks {missing[0]}, a cell that its {INDEX} lists")
    return folders
