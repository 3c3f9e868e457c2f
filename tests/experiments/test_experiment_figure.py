"""The lines of an experiment's figure can be told apart, bands too or else whiskers."""

import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
from matplotlib.figure import Figure

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from experiments.figure import paths  # noqa: E402

WEEKS = 30


def drawn(gap: float, arms: int) -> tuple[int, int, str]:
    """Filled bands, whiskers and the label of weeks of a panel whose lines lie `gap` apart."""
    axes = Figure().subplots()
    lines = {
        f"arm {k}": SimpleNamespace(
            mean=gap * k + np.sin(np.arange(WEEKS)), error=np.full(WEEKS, 0.1)
        )
        for k in range(arms)
    }
    paths(axes, lines)
    kinds = [type(each).__name__ for each in axes.collections]
    bands = sum("Line" not in kind for kind in kinds)
    return bands, len(kinds) - bands, axes.get_xlabel()


def test_bands_that_lie_apart_are_drawn() -> None:
    assert drawn(gap=1.0, arms=5) == (5, 0, "week")


def test_a_few_bands_are_drawn_even_where_they_overlap() -> None:
    assert drawn(gap=0.01, arms=3) == (3, 0, "week")


def test_many_bands_on_one_place_give_way_to_whiskers_that_are_named() -> None:
    bands, whiskers, label = drawn(gap=0.01, arms=5)
    assert (bands, whiskers) == (0, 5)
    assert "95 %" in label
