"""Tables of outcomes of functions whose sensitivity is known."""

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from sim.analysis.sensitivity import Sampled
from sim.study.design import DESIGNS, group_size

Function = Callable[[np.ndarray], np.ndarray]


def ishigami(x: np.ndarray) -> np.ndarray:
    """Ishigami and Homma (1990) with a = 7 and b = .1, x in -pi to pi."""
    return np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])


def linear(x: np.ndarray) -> np.ndarray:
    """Weights 4, 2, 1 and 0: shares of the variance are 16, 4, 1 and 0 of 21."""
    return x @ np.array([4.0, 2.0, 1.0, 0.0])


def table(
    design: str, runs: int, ends: Sequence[tuple[float, float]], **outcomes: Function
) -> tuple[pd.DataFrame, Sampled]:
    """Runs of a design over uniform parameters, as a study stores them, and what was sampled."""
    labels = tuple(f"rules.made_up.x{number}" for number in range(len(ends)))
    low, high = np.array(ends).T
    values = low + (high - low) * DESIGNS[design](1, labels, runs)
    columns = {name: function(values) for name, function in outcomes.items()}
    frame = pd.DataFrame({**columns, **dict(zip(labels, values.T, strict=True))})
    group = group_size(runs, len(labels)) if design == "saltelli" else None
    return frame.rename_axis("run"), Sampled(labels, design, runs, group)


def index(table: pd.DataFrame, outcome: str, name: str, column: str = "value") -> np.ndarray:
    """A column of the rows of an outcome and index, in the order of the parameters."""
    rows = table[(table["outcome"] == outcome) & (table["index"] == name)]
    return rows.sort_values("parameter")[column].to_numpy()
