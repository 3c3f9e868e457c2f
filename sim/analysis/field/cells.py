"""The cells of a sweep, as its index lists them."""

import dataclasses
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

INDEX = "index.json"


@dataclasses.dataclass(frozen=True)
class Cell:
    """A study of a sweep: its folder, its name and its choice for each key that varies."""

    folder: Path
    label: str
    choices: Mapping[str, str]


def read_sweep(folder: Path) -> list[Cell]:
    """The cells in their order. Raises ValueError for a folder whose index lists none."""
    path = folder / INDEX
    allowed = "allowed is a folder that sim run -m has made"
    try:
        index = json.loads(path.read_text())
        if index["kind"] != "sweep":
            raise ValueError(f"its kind is {index['kind']}")
        cells = [_cell(folder, row) for row in index["cells"]]
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        said = f"no {error}" if isinstance(error, KeyError) else str(error).splitlines()[0]
        raise ValueError(f"{path} cannot be read ({said}); {allowed}") from error
    if len(cells) < 2:
        raise ValueError(f"cells that {path} lists: {len(cells)}; allowed are two or more")
    labels = [cell.label for cell in cells]
    twice = [label for place, label in enumerate(labels) if label in labels[:place]]
    if twice:
        raise ValueError(f"{path} lists the cell {twice[0]} twice; allowed is each once")
    return cells


def _cell(folder: Path, row: Mapping[str, Any]) -> Cell:
    place = Path(str(row["folder"]))
    if place.is_absolute() or ".." in place.parts:
        raise ValueError(f"a cell lies outside, in {place}")
    return Cell(
        folder / place,
        str(row["label"]),
        {str(key): str(value) for key, value in row["choices"].items()},
    )
