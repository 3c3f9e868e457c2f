"""Cells of a sweep whose means of an outcome are the same."""

import numpy as np

from sim.report.field.setting import Field

ROUNDING = 1e-12
"""Means that differ by less, as a share of the largest, are the same."""
FEW = 3
"""Cells that are named; of more their number is said."""


def level_cells(field: Field, outcome: str, mean: float) -> list[str]:
    """The cells that have this mean, in the order of the sweep."""
    means = field.table("mean")[outcome]
    least = ROUNDING * float(means.abs().max())
    return [str(cell) for cell in means.index[np.abs(means - mean) <= least]]


def call(field: Field, cells: list[str]) -> str:
    """The names of a few cells; of many their number."""
    if len(cells) > FEW:
        every = "all " if len(cells) == len(field.cells) else ""
        return f"{every}{len(cells)} cells"
    return " and ".join(field.names[cell] for cell in cells)
