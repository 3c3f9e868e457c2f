"""Read the filtered state of each pair's posture at the start."""

from pathlib import Path

import numpy as np
import pandas as pd

from sim.actors import Actors
from sim.world import PostureStart
from sim.yaml_files import read_yaml

COMPONENTS = "SAFG"
FLIP = np.array([1.0, -1.0, 1.0, -1.0])
"""One-sided components change sign when a pair is read from its other end."""


def load_posture(path: Path, actors: Actors) -> PostureStart:
    """Mean and covariance root of every pair; a pair without a row takes the law's prior."""
    law = read_yaml(path.with_suffix(".yaml"))["law"]
    prior = np.diag([law["S_start"], law["A_start"], law["F_variance"], law["G_variance"]])
    frame = pd.read_csv(path)
    rows = {(row["first"], row["second"]): row for _, row in frame.iterrows()}
    codes, dyads = actors.states.codes, actors.dyads
    if not len(dyads.forward):
        raise ValueError(
            f"states are {', '.join(codes)}, which share no dyad; allowed are states of which two "
            "stand together in the table of dyads"
        )
    states = [
        _pair(rows, codes[dyads.sender[dyad]], codes[dyads.target[dyad]], prior)
        for dyad in dyads.forward
    ]
    roots = np.linalg.cholesky(np.array([covariance for _, covariance in states]))
    return PostureStart(float(law["mu"]), np.array([mean for mean, _ in states]), roots)


def _pair(
    rows: dict[tuple[str, str], pd.Series], first: str, second: str, prior: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    if (first, second) in rows:
        return _moments(rows[first, second])
    if (second, first) in rows:
        mean, covariance = _moments(rows[second, first])
        return mean * FLIP, covariance * np.outer(FLIP, FLIP)
    return np.zeros(4), prior


def _moments(row: pd.Series) -> tuple[np.ndarray, np.ndarray]:
    mean = np.array([row[name] for name in COMPONENTS], dtype=float)
    covariance = np.zeros((4, 4))
    for i, one in enumerate(COMPONENTS):
        for j, other in enumerate(COMPONENTS[i:], start=i):
            value = row[f"var_{one}"] if i == j else row[f"cov_{one}_{other}"]
            covariance[i, j] = covariance[j, i] = value
    return mean, covariance
