"""Folders and files that appear whole or not at all."""

import json
import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml

MANIFEST = "manifest.json"
CONFIG = "config.yaml"


def create_folder(
    folder: Path, manifest: Mapping[str, Any], config: Mapping[str, Any], force: bool
) -> None:
    """Make a study folder appear by one rename, with manifest and configuration inside.

    Raises ValueError where it cannot be written, or exists and is not to be replaced.
    """
    check_free(folder, force)
    draft = folder.parent / f".{folder.name}.{os.getpid()}.draft"
    try:
        draft.mkdir(parents=True)
        write_json(draft / MANIFEST, manifest)
        (draft / CONFIG).write_text(yaml.safe_dump(dict(config), sort_keys=False, width=100))
        _make_way(folder)
        draft.rename(folder)
    except OSError as error:
        shutil.rmtree(draft, ignore_errors=True)
        raise ValueError(
            f"out={folder} cannot be written ({error.strerror}); allowed is a folder to write in"
        ) from error


def check_free(folder: Path, force: bool) -> None:
    """Refuse a folder that exists, unless it is a study and `force` says to replace it."""
    if not os.path.lexists(folder):
        return
    if not force:
        raise ValueError(f"out={folder} exists; allowed is a new folder, or force=true")
    if not (folder / MANIFEST).is_file():
        raise ValueError(f"out={folder} is no study; force=true replaces studies alone")


def _make_way(folder: Path) -> None:
    if folder.exists():
        old = folder.parent / f".{folder.name}.{os.getpid()}.old"
        folder.rename(old)
        shutil.rmtree(old)


def write_whole(path: Path, write: Callable[[Path], None]) -> None:
    """Write a file under another name in the same folder, then rename it."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.draft")
    write(draft)
    draft.replace(path)


def write_json(path: Path, content: Mapping[str, Any]) -> None:
    """Write a JSON file, whole."""
    text = json.dumps(content, indent=2) + "\n"

    def write(draft: Path) -> None:
        draft.write_text(text)

    write_whole(path, write)


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of a study. Raises ValueError for a folder that is none."""
    path = folder / MANIFEST
    if not path.is_file():
        raise ValueError(f"{folder} is no study: it has no {MANIFEST}")
    content: dict[str, Any] = json.loads(path.read_text())
    return content


def read_config(folder: Path) -> dict[str, Any]:
    """The resolved configuration of a study. Raises ValueError for a folder that is none."""
    path = folder / CONFIG
    if not path.is_file():
        raise ValueError(f"{folder} is no study: it has no {CONFIG}")
    content: dict[str, Any] = yaml.safe_load(path.read_text())
    return content
