"""Read the constants that the status-quo reference run has fitted."""

from pathlib import Path

import numpy as np
import pandas as pd

from sim.actors import Actors
from sim.choice import Standard
from sim.moves import Repertoire
from sim.scenario import Calibration
from sim.world import Reference
from sim.yaml_files import read_yaml

GRID = (0.0, 0.5, 1.0, 1.5, 2.0)


def load_calibration(folder: Path, repertoire: Repertoire, actors: Actors) -> Calibration:
    """The calibration of a folder, laid out for the cells, dyads and pairs of this world.

    `about.yaml` holds the grid of precisions and the scales of the terms, `cells.csv` the
    constants of each cell and the centres of the terms there, `dyads.csv` and `pairs.csv`
    status-quo means. What a world has beyond the calibrated one gets zeros; without the
    folder everything is zero and the engine runs uncalibrated.
    """
    if not (folder / "about.yaml").is_file():
        empty = np.zeros((len(GRID), repertoire.count))
        return Calibration(np.array(GRID), empty, {}, Reference({}))
    about = read_yaml(folder / "about.yaml")
    cells = _table(folder / "cells.csv", repertoire.labels)
    grid = np.array(about["grid"], dtype=float)
    constants = np.array([cells[f"constant_{value:g}"].to_numpy() for value in grid])
    standards = {
        name: Standard(cells[f"centre_{name}"].to_numpy(), float(scale))
        for name, scale in about["scales"].items()
    }
    dyads = actors.dyads
    pairs = tuple(dyads.labels[i].replace(">", "-") for i in dyads.forward)
    rest = {
        str(name): column.to_numpy(dtype=float)
        for file, labels in (("dyads.csv", dyads.labels), ("pairs.csv", pairs))
        for name, column in _table(folder / file, labels).items()
    }
    return Calibration(grid, constants, standards, Reference(rest))


def _table(path: Path, labels: tuple[str, ...]) -> pd.DataFrame:
    return pd.read_csv(path, index_col=0).reindex(list(labels)).fillna(0.0)
