"""A sweep as a whole: ranks, dominance, and cells in order."""

import json
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from scipy.stats import norm

from sim.analysis.field import (
    Runs,
    all_paired,
    beats,
    by_cell,
    dominates,
    match,
    not_dominating,
    rank_chances,
    read_sweep,
    warnings,
)


def luck(seed: int, runs: int = 300) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=runs)


def runs_of(paired: bool = True, **cells: np.ndarray) -> Runs:
    frames = {name: pd.DataFrame({"x": values}) for name, values in cells.items()}
    return match(frames, paired)


def study(values: np.ndarray, seed: int = 1, first_run: int = 0) -> SimpleNamespace:
    index = pd.RangeIndex(first_run, first_run + len(values), name="run")
    manifest = {"seed": seed, "runs": len(values), "weeks": 4}
    return SimpleNamespace(outcomes=pd.DataFrame({"x": values}, index=index), manifest=manifest)


def test_a_cell_that_is_always_ahead_is_surely_first() -> None:
    shared = luck(1)
    ranks = rank_chances(runs_of(low=shared, high=shared + 0.01, higher=shared + 0.02), "x")
    np.testing.assert_array_equal(ranks.to_numpy(), np.eye(3)[::-1])
    assert rank_chances(runs_of(low=shared, high=shared + 0.01), "x", -1).loc["low", 1] == 1.0


def test_equal_cells_share_their_ranks() -> None:
    ranks = rank_chances(runs_of(one=luck(1), same=luck(1), less=luck(1) - 1), "x")
    assert ranks.loc["one", [1, 2]].tolist() == [0.5, 0.5]
    assert ranks.loc["less", 3] == 1.0


def test_chances_of_ranks_add_up_by_cell_and_by_rank() -> None:
    ranks = rank_chances(runs_of(False, a=luck(1), b=luck(2), c=luck(3, 200)), "x")
    np.testing.assert_allclose(ranks.sum(axis=0), 1.0)
    np.testing.assert_allclose(ranks.sum(axis=1), 1.0)


def test_common_luck_makes_a_rank_surer() -> None:
    shared = luck(1)
    together = rank_chances(runs_of(True, a=shared, b=shared + 0.05), "x").loc["b", 1]
    apart = rank_chances(runs_of(False, a=shared, b=luck(2) + 0.05), "x").loc["b", 1]
    assert together == 1.0
    assert apart < 1.0


def test_the_bootstrap_of_a_rank_agrees_with_the_normal_chance() -> None:
    first, second = luck(4), luck(5)
    second = second - second.mean() + first.mean() + 0.05
    error = np.sqrt(first.var() / len(first) + second.var() / len(second))
    found = rank_chances(runs_of(False, a=first, b=second), "x").loc["b", 1]
    assert found == pytest.approx(norm.cdf(0.05 / error), abs=0.07)


def test_shares_of_runs_ahead_count_ties_half_and_turn_with_the_direction() -> None:
    runs = runs_of(a=np.array([1.0, 2.0, 3.0, 4.0]), b=np.array([1.0, 1.0, 5.0, 0.0]))
    assert beats(runs, "x", 1).loc["a", "b"] == (0.5 + 1 + 0 + 1) / 4
    assert beats(runs, "x", -1).loc["a", "b"] == 1 - 2.5 / 4
    assert beats(runs, "x", 1).loc["a", "a"] == 0.5


def test_unpaired_cells_meet_every_run_of_each_other() -> None:
    runs = runs_of(False, a=np.array([1.0, 3.0]), b=np.array([0.0, 2.0, 4.0]))
    assert beats(runs, "x", 1).loc["a", "b"] == 3 / 6


def test_a_shift_upwards_dominates_and_is_not_dominated() -> None:
    p = not_dominating(runs_of(a=luck(1), b=luck(1) + 0.5), "x", 1)
    assert p.loc["b", "a"] == 1.0
    assert p.loc["a", "b"] < 0.01
    verdict = dominates({"x": p})
    assert verdict.loc["b", "a"]
    assert not verdict.loc["a", "b"]
    assert not verdict.loc["a", "a"]


def test_a_wider_spread_neither_dominates_nor_is_dominated() -> None:
    p = not_dominating(runs_of(a=luck(1), b=3 * luck(1)), "x", 1)
    assert p.loc["a", "b"] < 0.01
    assert p.loc["b", "a"] < 0.01
    assert not dominates({"x": p}).to_numpy().any()


def test_equal_distributions_seldom_look_like_dominance() -> None:
    found = [
        dominates(
            {"x": not_dominating(runs_of(False, a=luck(2 * k, 80), b=luck(2 * k + 1, 80)), "x", 1)}
        )
        .to_numpy()
        .any()  # fmt: skip
        for k in range(40)
    ]
    # Two tests at 5 %, one each way.
    assert np.mean(found) <= 0.2


def test_a_cell_that_is_better_in_one_and_worse_in_another_outcome_does_not_dominate() -> None:
    runs = runs_of(a=luck(1), b=luck(1) + 0.5)
    up, down = not_dominating(runs, "x", 1), not_dominating(runs, "x", -1)
    assert not dominates({"x": up, "y": down}).to_numpy().any()


def test_paired_cells_keep_the_runs_that_all_of_them_hold() -> None:
    frames = {"a": pd.DataFrame({"x": luck(1, 5)}), "b": pd.DataFrame({"x": luck(1, 5)}).iloc[1:4]}
    assert [len(values) for values in match(frames, True).samples("x")] == [3, 3]
    assert [len(values) for values in match(frames, False).samples("x")] == [5, 3]
    with pytest.raises(ValueError, match="fewer than two runs"):
        match({"a": frames["a"].iloc[:2], "b": frames["b"].iloc[1:]}, True)


def test_outcomes_by_cell_hold_means_and_differences_from_the_first_cell() -> None:
    cells = {"a": study(luck(1)), "b": study(luck(1) + 0.25)}
    table = by_cell(cells)
    assert table.loc[("a", "x"), "difference"] == 0.0
    assert table.loc[("b", "x"), "difference"] == pytest.approx(0.25)
    assert table.loc[("b", "x"), "mean"] == pytest.approx(luck(1).mean() + 0.25)
    assert (all_paired(cells), warnings(cells)) == (True, [])


def test_cells_of_other_seeds_are_not_paired_and_say_so_once() -> None:
    cells = {"a": study(luck(1)), "b": study(luck(2), seed=2), "c": study(luck(3), seed=2)}
    assert not all_paired(cells)
    assert len(warnings(cells)) == 1
    assert "seed 1 against 2" in warnings(cells)[0]


def test_the_index_of_a_sweep_is_read_in_its_order(tmp_path: Path) -> None:
    rows = [{"folder": name, "label": name, "choices": {"driver/war": name}} for name in "ba"]
    (tmp_path / "index.json").write_text(json.dumps({"kind": "sweep", "cells": rows}))
    cells = read_sweep(tmp_path)
    assert [cell.folder for cell in cells] == [tmp_path / "b", tmp_path / "a"]
    assert cells[0].choices == {"driver/war": "b"}


@pytest.mark.parametrize(
    ("times", "said"),
    [(1, "lists: 1; allowed are two or more"), (2, "lists the cell a twice; allowed is each once")],
)
def test_too_few_cells_and_two_of_one_name_are_refused(
    times: int, said: str, tmp_path: Path
) -> None:
    row = {"folder": "a", "label": "a", "choices": {}}
    (tmp_path / "index.json").write_text(json.dumps({"kind": "sweep", "cells": [row] * times}))
    with pytest.raises(ValueError, match=said):
        read_sweep(tmp_path)
