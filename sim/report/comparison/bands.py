"""Bands of several studies in one plot."""

import numpy as np
from matplotlib.axes import Axes

Band = tuple[np.ndarray, np.ndarray, np.ndarray]
"""Days, and what bounds a band from below and above."""


def area(axes: Axes, band: Band, color: str) -> None:
    """The first study's band; areas of several would mix to a colour of none of them."""
    axes.fill_between(*band, color=color, alpha=0.16, linewidth=0)


def edged(axes: Axes, band: Band, color: str) -> None:
    """The band of any other study as its edges."""
    days, *edges = band
    for edge in edges:
        axes.plot(days, edge, color=color, linewidth=0.8, alpha=0.75, linestyle=(0, (4, 2)))
