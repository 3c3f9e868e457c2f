"""Folders and files that appear whole or not at all."""

import fcntl
import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from sim.yaml_files import parse_yaml

MANIFEST = "manifest.json"
CONFIG = "config.yaml"
INDEX = "index.json"
DRAFTS = ".*.draft"

# The compiled dumper writes the same text, ten times as fast, where there is one.
Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Keep a folder to this process; whatever a killed one was writing is cleared away.

    Raises ValueError where another process works on it. The hold ends with the process.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        _lock(handle, folder)
        for draft in (*folder.glob(DRAFTS), *folder.glob(f"*/{DRAFTS}")):
            shutil.rmtree(draft) if draft.is_dir() else draft.unlink()
        yield
    finally:
        os.close(handle)


def _lock(handle: int, folder: Path) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise ValueError(
            f"{folder} is being worked on by another process; allowed is one at a time"
        ) from error


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


def write_config(path: Path, config: Mapping[str, Any]) -> None:
    """Write a configuration as YAML."""
    path.write_text(yaml.dump(dict(config), Dumper=Dumper, sort_keys=False, width=100))


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of a study. Raises ValueError for a folder that is none, or is damaged."""
    return _mapping(folder, MANIFEST, json.loads)


def read_config(folder: Path) -> dict[str, Any]:
    """The resolved configuration of a study. Raises ValueError for a folder that is none."""
    return _mapping(folder, CONFIG, parse_yaml)


def read_index(folder: Path) -> dict[str, Any]:
    """What a sweep folder holds. Raises ValueError for a folder that is none, or is damaged."""
    return _mapping(folder, INDEX, json.loads)


def _mapping(folder: Path, name: str, read: Callable[[str], Any]) -> dict[str, Any]:
    kind = "sweep" if name == INDEX else "study"
    path = folder / name
    if not path.is_file():
        if name == MANIFEST and (folder / INDEX).is_file():
            raise ValueError(f"{folder} is a sweep; allowed is a study, such as one of its cells")
        raise ValueError(f"{folder} is no {kind}: it has no {name}")
    try:
        content = read(path.read_text())
    except (OSError, ValueError, yaml.YAMLError) as error:
        reason = " ".join(str(error).split())
        raise ValueError(f"{path} is damaged and cannot be read: {reason}") from error
    if not isinstance(content, dict):
        raise ValueError(f"{path} is damaged: it holds no mapping of names to values")
    return content
