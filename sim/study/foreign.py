"""What lies in the folder of a study or a sweep and was not made from it by the program."""

from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

from sim.study.folder import CONFIG, INDEX, MANIFEST, read_index

FIGURES = "figures"
DRAFTS = (
    ".*.draft",
    "figures.*.tmp",
    "report.*.tmp",
    "watch.*.tmp",
    "discovery.*.tmp",
)
# Without a registered forecast and its scores: what is said before the facts is said once.
OF_A_STUDY = (
    MANIFEST,
    CONFIG,
    "trajectories.zarr",
    "outcomes.parquet",
    "events.parquet",
    "blocks",
    "report.html",
    *DRAFTS,
)
OF_RESULTS = (
    "comparison.json",
    "differences.csv",
    "discovery.csv",
    "discovery.html",
    "discovery.json",
    "outcomes_by_cell.csv",
    "ranks.csv",
    "margins.csv",
    "dominance.csv",
    "report.html",
    "sensitivity.csv",
    "sensitivity.json",
    "cells.csv",
    "signposts.csv",
    "watch.html",
    "watch.json",
    "section.html",
    "against_parent.png",
    *DRAFTS,
)
"""What commands on a study write, which can be asked again."""
MARKS = ("comparison.json", "discovery.json", "sensitivity.json", "watch.json", "section.html")
"""Files by which a folder of such results is known."""
HOMES = ("discovery", "watch")
"""Folders of a study that hold a folder of results for each outcome."""


def foreign(folder: Path) -> list[str]:
    """Entries of a study, sweep or folder of results that would be lost with it, as paths in it."""
    if (folder / INDEX).is_file():
        found = _of_sweep(folder)
    elif (folder / MANIFEST).is_file():
        found = _of_study(folder)
    else:
        found = _of_results(folder)
    return sorted(str(path.relative_to(folder)) for path in found)


def _of_sweep(folder: Path) -> Iterator[Path]:
    cells = _cells(folder)
    for path in folder.iterdir():
        if path.name in cells:
            yield from _of_study(path)
        elif path.name != INDEX:
            yield from _of_entry(path, ())


def _cells(folder: Path) -> set[str]:
    """Names of the cells that the index lists; none where it cannot be read."""
    try:
        return {str(cell["folder"]) for cell in read_index(folder)["cells"]}
    except (ValueError, KeyError, TypeError):
        return set()


def _of_study(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        yield from _of_entry(path, OF_A_STUDY)


def _of_entry(path: Path, own: tuple[str, ...]) -> Iterator[Path]:
    """What is foreign in one entry, unless its name is that of the program's own."""
    if any(fnmatchcase(path.name, name) for name in own):
        return
    if path.is_symlink() or not path.is_dir():
        yield path
    else:
        yield from _of_folder(path)


def _of_folder(path: Path) -> Iterator[Path]:
    if path.name == FIGURES:
        yield from (each for each in path.iterdir() if each.suffix != ".png")
    elif path.name in HOMES:
        for each in path.iterdir():
            yield from _of_results(each)
    else:
        yield from _of_results(path)


def _of_results(path: Path) -> Iterator[Path]:
    """What is foreign in a folder of results; the whole folder where it is none."""
    if path.is_symlink() or not any((path / mark).is_file() for mark in MARKS):
        yield path
        return
    for each in path.iterdir():
        yield from _of_entry(each, OF_RESULTS)
