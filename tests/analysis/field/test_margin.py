"""How far the best cell of a sweep is ahead of the next."""

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from sim.analysis.compare import compare_outcomes
from sim.analysis.field import margins


def study(values: np.ndarray) -> SimpleNamespace:
    index = pd.RangeIndex(len(values), name="run")
    manifest = {"seed": 1, "runs": len(values), "weeks": 4}
    return SimpleNamespace(outcomes=pd.DataFrame({"x": values}, index=index), manifest=manifest)


def test_the_margin_is_the_paired_difference_of_the_best_from_the_next() -> None:
    rng = np.random.default_rng(1)
    luck, noise = rng.normal(size=300), 0.01 * rng.normal(size=300)
    cells = {"low": study(luck), "high": study(luck + 2 + noise), "middle": study(luck + 1)}
    row = margins(cells, {"x": 1}).loc["x"]
    assert (row["cell"], row["next"]) == ("high", "middle")
    table = compare_outcomes(cells["middle"].outcomes, cells["high"].outcomes, chances=())
    for name in ("difference", "low", "high"):
        assert row[name] == pytest.approx(table.loc["x", name])
    assert row["high"] - row["low"] < 0.01


def test_where_less_is_better_the_lowest_is_best_and_the_difference_negative() -> None:
    luck = np.random.default_rng(1).normal(size=300)
    cells = {"low": study(luck), "high": study(luck + 2), "middle": study(luck + 1)}
    row = margins(cells, {"x": -1}).loc["x"]
    assert (row["cell"], row["next"]) == ("low", "middle")
    assert row["difference"] == pytest.approx(-1.0)


def test_the_next_is_the_best_of_those_that_do_not_tie_with_the_best() -> None:
    luck = np.random.default_rng(1).normal(size=300)
    cells = {"one": study(luck), "other": study(np.roll(luck, 1)), "low": study(luck - 1)}
    row = margins(cells, {"x": 1}).loc["x"]
    assert row["next"] == "low"
    assert row["difference"] == pytest.approx(1.0)


def test_where_all_cells_tie_the_difference_is_none() -> None:
    cells = {"one": study(np.ones(30)), "other": study(np.ones(30))}
    row = margins(cells, {"x": 1}).loc["x"]
    assert (row["cell"], row["next"], row["difference"]) == ("one", "other", 0.0)
