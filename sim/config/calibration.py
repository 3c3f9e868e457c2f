"""Read the constants that the status-quo reference run has fitted."""

from pathlib import Path
from typing import Any

import numpy as np
import yaml

from sim.choice import Standard
from sim.moves import Repertoire
from sim.scenario import Calibration
from sim.world import Reference

GRID = (0.0, 0.5, 1.0, 1.5, 2.0)


def load_calibration(path: Path, repertoire: Repertoire, pairs: tuple[str, ...]) -> Calibration:
    """The calibration of a file, laid out for the cells, dyads and pairs of this world.

    Without a file everything is zero: the engine then runs uncalibrated.
    """
    content = yaml.load(path.read_text(), yaml.CSafeLoader) if path.is_file() else {}
    grid = np.array(content.get("grid", GRID), dtype=float)
    constants = np.zeros((len(grid), repertoire.count))
    for label, values in content.get("constants", {}).items():
        if label in repertoire.positions:
            constants[:, repertoire.positions[label]] = values
    return Calibration(grid, constants, _standards(content), _reference(content, pairs))


def _standards(content: dict[str, Any]) -> dict[str, Standard]:
    return {
        name: Standard(centre=row["centre"], scale=float(row["scale"]))
        for name, row in content.get("standards", {}).items()
    }


def _reference(content: dict[str, Any], labels: tuple[str, ...]) -> Reference:
    """Means by name; the labels of a mean are dyads or pairs, absent ones are zero."""
    rest = {}
    for name, row in content.get("rest", {}).items():
        known = [label for label in labels if (">" in label) == (">" in next(iter(row), ">"))]
        rest[name] = np.array([float(row.get(label, 0.0)) for label in known])
    return Reference(rest)
