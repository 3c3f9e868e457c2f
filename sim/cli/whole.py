"""Studies and folders that a comparison reads from and writes into."""

import os
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from sim.cli.folders import check_writable
from sim.study import Study, open_study
from sim.study.appear import check_own

Content = TypeVar("Content")

KIND = "comparison.json"
"""The file by which a folder of results is known, so that force=true replaces nothing else."""

HOME = Path("outputs") / "comparisons"


def whole_study(folder: Path, weekly: bool = True) -> Study:
    """A finished study all of whose files can be read.

    Raises ValueError with one sentence on a folder that is none, or is unfinished or damaged;
    `weekly` also reads the weekly indicators.
    """
    study = open_study(folder)
    manifest = _read(folder, "manifest.json", lambda: study.manifest)
    missing = [key for key in ("seed", "runs", "weeks") if key not in dict(manifest)]
    if missing:
        raise ValueError(f"{folder} is no study: its manifest.json has no {missing[0]}")
    if manifest.get("status") == "running":
        raise ValueError(f"{folder} is not finished; allowed is a finished study (sim resume)")
    _read(folder, "config.yaml", lambda: dict(study.config))
    _read(folder, "outcomes.parquet", lambda: study.outcomes.astype(float).mean())
    if weekly:
        _read(folder, "trajectories.zarr", lambda: _load(study))
    return study


def _load(study: Study) -> None:
    flat = [name for name, data in study.trajectories.items() if data.dims == ("run", "week")]
    study.trajectories[flat].load()


def _read(folder: Path, name: str, read: Callable[[], Content]) -> Content:
    try:
        return read()
    # Readers of four formats have an error each, and a damaged file may meet any of them.
    except Exception as error:
        lines = str(error).splitlines()
        said = lines[0] if lines else type(error).__name__
        path = str(folder / name)
        told = said if said.startswith(path) else f"{path} cannot be read ({said})"
        raise ValueError(f"{told}; allowed is a finished study") from error


def results_folder(given: str | None, name: str, force: bool) -> Path:
    """Where results go: `given`, or a new folder under outputs/comparisons.

    Raises ValueError for a folder that exists, unless `force` is to replace earlier results, and
    for one that cannot be written.
    """
    if given is None:
        time = datetime.now().strftime("%Y-%m-%d_%H-%M-%S")
        check_writable(HOME)
        return HOME / f"{time}-{name[:80]}-{os.getpid()}"
    folder = Path(given).expanduser()
    if folder.suffix == ".csv":
        raise ValueError(f"out={given}: allowed is a folder, which will hold differences.csv")
    if os.path.lexists(folder) and not force:
        raise ValueError(f"out={given} exists; allowed is a new folder, or force=true")
    if os.path.lexists(folder) and not (folder / KIND).is_file():
        raise ValueError(f"out={given} is no comparison; force=true replaces comparisons alone")
    if os.path.lexists(folder):
        check_own(folder)
    check_writable(folder.parent)
    return folder


def appear(folder: Path, fill: Callable[[Path], None]) -> None:
    """Make a folder appear by one rename, with all that `fill` writes into it.

    Raises ValueError where it cannot be made.
    """
    draft = folder.parent / f".{folder.name}.{os.getpid()}.draft"
    try:
        draft.mkdir(parents=True)
    except OSError as error:
        raise ValueError(
            f"out={folder} cannot be written ({error.strerror}); allowed is a folder to write in"
        ) from error
    try:
        fill(draft)
        if folder.exists():
            shutil.rmtree(folder)
        draft.rename(folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
