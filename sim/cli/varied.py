"""What varies over the runs of a study, or over the cells of a sweep, beside what came of it."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

    from sim.study import Study

INDEX = "index.json"


def read_varied(folder: Path) -> "tuple[pd.DataFrame, pd.DataFrame, pd.Series | None]":
    """Inputs, outcomes and luck, a row a run, of a study or of all cells of a sweep.

    Runs of one number and seed meet the same random numbers, whatever their cell; luck is None
    for a study, where each run has its own. Raises ValueError for a folder that is neither, is
    damaged or is not finished.
    """
    if not (folder / INDEX).is_file():
        return *_study(folder), None
    import pandas as pd

    inputs, outcomes, luck = [], [], []
    for cell in _cells(folder):
        varied, found = _study(folder / cell["folder"])
        choices = {key: _value(value) for key, value in cell["choices"].items()}
        inputs.append(varied.assign(**choices))
        outcomes.append(found)
        seed = finished(folder / cell["folder"]).manifest.get("seed")
        luck.append(pd.Series([f"{seed}/{run}" for run in range(len(found))]))
    return (
        pd.concat(inputs, join="inner", ignore_index=True),
        pd.concat(outcomes, join="inner", ignore_index=True),
        pd.concat(luck, ignore_index=True),
    )


def finished(folder: Path) -> "Study":
    """A study that has been run to its end. Raises ValueError for any other folder."""
    from sim.study import open_study

    with sound(folder):
        study = open_study(folder)
        status = study.manifest.get("status")
    if status == "running":
        raise ValueError(f"{folder} is not finished; allowed is a finished study (sim resume)")
    return study


@contextmanager
def sound(folder: Path) -> Iterator[None]:
    """Say which folder is damaged where reading it fails."""
    try:
        yield
    except Exception as error:
        if isinstance(error, ValueError) and str(folder) in str(error):
            raise
        raise ValueError(f"{folder} is damaged ({type(error).__name__}: {error})") from error


def _study(folder: Path) -> "tuple[pd.DataFrame, pd.DataFrame]":
    study = finished(folder)
    with sound(folder):
        table = study.outcomes
        inputs = [name for name in study.manifest.get("sampled") or {} if name in table]
        return table[inputs], table.drop(columns=inputs)


def _cells(folder: Path) -> list[Mapping[str, Any]]:
    try:
        index = json.loads((folder / INDEX).read_text())
        cells = list(index["cells"]) if index["kind"] == "sweep" else []
        sound = all(isinstance(cell["choices"], dict) and _plain(cell["folder"]) for cell in cells)
    except (ValueError, KeyError, TypeError):
        cells, sound = [], False
    if not cells or not sound:
        raise ValueError(f"{folder / INDEX} tells of no cells; allowed is the folder of a sweep")
    return cells


def _plain(name: object) -> bool:
    """Whether a name is that of a folder right inside another."""
    return isinstance(name, str) and Path(name).name == name


def _value(choice: object) -> float | str:
    """A choice as a number where it is one, so that its order counts."""
    try:
        return float(str(choice))
    except ValueError:
        return str(choice)
