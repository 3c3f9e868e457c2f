"""Let a study or a sweep appear in a folder that is free, or in place of an earlier one."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from sim.study.folder import INDEX, MANIFEST
from sim.study.foreign import foreign

KINDS = {MANIFEST: "study", INDEX: "sweep"}
"""What a folder is, by the file that says so."""
NAMED = 3
"""Entries that a message names; of more it tells the number."""


def create_folder(folder: Path, kind: str, force: bool, fill: Callable[[Path], None]) -> None:
    """Make a folder of a kind (MANIFEST or INDEX) appear whole, with all that `fill` writes.

    Raises ValueError where it cannot be written, or exists and is not to be replaced.
    """
    check_free(folder, kind, force)
    draft = folder.parent / f".{folder.name}.{os.getpid()}.draft"
    try:
        draft.mkdir(parents=True)
        fill(draft)
        # Again, since it may have taken minutes to fill the draft.
        check_free(folder, kind, force)
        _put(draft, folder)
    except OSError as error:
        raise ValueError(
            f"out={folder} cannot be written ({error.strerror}); allowed is a folder to write in"
        ) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def check_free(folder: Path, kind: str, force: bool) -> None:
    """Refuse a folder that exists, unless `force` replaces one of its kind and nothing else."""
    if not os.path.lexists(folder):
        _check_outside(folder)
        return
    found = next((name for name in KINDS if (folder / name).is_file()), None)
    if found is None:
        raise ValueError(
            f"out={folder} exists and is no study; allowed is a new folder (force=true replaces "
            "studies alone)"
        )
    if found != kind or folder.is_symlink():
        raise ValueError(
            f"out={folder} is a {'link' if found == kind else KINDS[found]}; allowed is a new "
            f"folder (force=true replaces a {KINDS[kind]} by a {KINDS[kind]} alone)"
        )
    if not force:
        raise ValueError(f"out={folder} exists; allowed is a new folder, or force=true")
    check_own(folder)


def check_own(folder: Path) -> None:
    """Refuse to replace a folder that holds what the program would not make anew."""
    held = foreign(folder)
    if held:
        more = f" and {len(held) - NAMED} more" if len(held) > NAMED else ""
        raise ValueError(
            f"out={folder} holds {', '.join(held[:NAMED])}{more}, which would be deleted and not "
            "made anew; allowed is to move that away first, or a new folder"
        )


def _check_outside(folder: Path) -> None:
    """Refuse a place inside a study, which would go with it when the study is replaced."""
    inside = next((p for p in folder.resolve().parents if (p / MANIFEST).is_file()), None)
    if inside is not None:
        raise ValueError(
            f"out={folder} lies inside the study {inside}; allowed is a folder of its own"
        )


def _put(draft: Path, folder: Path) -> None:
    """Rename a draft; what was there goes only once the draft is in its place."""
    old = folder.parent / f".{folder.name}.{os.getpid()}.old"
    replaced = folder.exists()
    if replaced:
        folder.rename(old)
    try:
        draft.rename(folder)
    except OSError:
        if replaced:
            old.rename(folder)
        raise
    if replaced:
        shutil.rmtree(old)
