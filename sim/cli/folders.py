"""Folders that commands read from and write into, checked before the work begins."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path


def results(out: Path, mark: str, command: str) -> Path:
    """A folder for results: new, or with the file by which earlier ones of a command are known.

    Raises ValueError for one that holds something else or cannot be written.
    """
    if os.path.lexists(out) and not (out / mark).is_file():
        raise ValueError(f"out={out} exists; allowed is a new folder, or one of sim {command}")
    check_writable(out)
    return out


def check_writable(out: Path) -> None:
    """Refuse a place where nothing can be written. Nothing of it is made yet."""
    try:
        above = next(path for path in (out, *out.absolute().parents) if path.exists())
        # Tried, since rights alone do not tell: some file systems take no files from anyone.
        with tempfile.TemporaryDirectory(prefix=".", suffix=".draft", dir=above):
            pass
    except OSError as error:
        raise ValueError(
            f"out={out} cannot be written ({error.strerror}); allowed is a folder to write in"
        ) from error


def check_file(out: Path) -> None:
    """Refuse a place where no file can be written."""
    if out.is_dir():
        raise ValueError(f"out={out} is a folder; allowed is a file")
    check_writable(out.parent)


def data_folder(given: Mapping[str, str], usage: str) -> Path:
    """The folder of event tables. Raises ValueError where it is missing."""
    if "data" not in given:
        raise ValueError(f"data is missing; allowed is {usage}")
    if not Path(given["data"]).is_dir():
        raise ValueError(f"data={given['data']} is no folder; allowed is a folder of event tables")
    return Path(given["data"])


def free_folder(given: Mapping[str, str], file: str, usage: str) -> Path:
    """The folder to write, new or without `file`, unless force=true. Raises ValueError if not."""
    if "out" not in given:
        raise ValueError(f"out is missing; allowed is {usage}")
    out = Path(given["out"])
    if given.get("force", "false") not in ("true", "false"):
        raise ValueError(f"force={given['force']}: allowed are true and false")
    taken = out.is_file() or (out / file).exists()
    if taken and given.get("force") != "true":
        raise ValueError(f"out={out} exists; allowed is a new folder, or force=true")
    check_writable(out)
    return out


def check_replaceable(out: Path, mark: str, command: str) -> None:
    """Refuse a place that cannot be written, or would lose something when it is replaced."""
    from sim.study.appear import check_own

    results(out, mark, command)
    check_writable(out.parent)
    if out.exists():
        check_own(out)
