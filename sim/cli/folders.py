"""Folders that a command of the event data reads from and writes into."""

import os
from collections.abc import Mapping
from pathlib import Path


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
    if not os.access(next(p for p in (out, *out.absolute().parents) if p.exists()), os.W_OK):
        raise ValueError(f"out={out} cannot be written; allowed is a folder to write in")
    return out
