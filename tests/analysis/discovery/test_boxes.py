"""Peeling and pasting find planted boxes, and do nearly as well as trying every box."""

import numpy as np
import pandas as pd
import pytest
from jaxtyping import Bool, Float

from sim.analysis.discovery.inputs import read_inputs, whole
from sim.analysis.discovery.paste import paste
from sim.analysis.discovery.peel import Patience, peel
from sim.analysis.discovery.quality import prune, quality, quasi_p


def planted(seed: int, runs: int, more: int = 0) -> tuple[pd.DataFrame, np.ndarray]:
    """Inputs, two of which decide, and what they decide: 0.9 in the box, 0.05 outside."""
    rng = np.random.default_rng(seed)
    frame = pd.DataFrame(rng.random((runs, 2 + more)), columns=list("abcdefgh")[: 2 + more])
    inside = (frame["a"] > 0.55) & (frame["b"] < 0.5)
    return frame, rng.random(runs) < np.where(inside, 0.9, 0.05)


def best_density(
    frame: pd.DataFrame, happened: Bool[np.ndarray, " run"], least: int
) -> Float[np.ndarray, " inside"]:
    """Highest density of any box that holds at least so many runs, by trying every box."""
    runs = len(happened)
    ranks = frame.rank().to_numpy(dtype=int) - 1
    grids = np.zeros((2, runs + 1, runs + 1), dtype=int)
    np.add.at(grids[0], (ranks[:, 0] + 1, ranks[:, 1] + 1), 1)
    np.add.at(grids[1], (ranks[:, 0] + 1, ranks[:, 1] + 1), happened.astype(int))
    sums = grids.cumsum(axis=1).cumsum(axis=2)
    low, high = np.triu_indices(runs + 1, 1)
    rows = sums[:, high, :] - sums[:, low, :]
    inside, hits = rows[:, :, high] - rows[:, :, low]
    density = np.where(inside >= least, hits / np.maximum(inside, 1), 0.0)
    return np.asarray(density.max())


def test_a_box_of_choices_alone_is_found() -> None:
    rng = np.random.default_rng(1)
    frame = pd.DataFrame({"war": rng.choice(["lull", "escalation"], 200), "cyber": "rebuffed"})
    happened = (frame["war"] == "lull").to_numpy() & (rng.random(200) < 0.9)
    inputs = read_inputs(frame)
    box = peel(inputs, happened)[-1]
    assert box.holds(inputs).tolist() == (frame["war"] == "lull").tolist()


@pytest.mark.parametrize("seed", range(4))
def test_no_box_is_much_denser_than_the_one_found(seed: int) -> None:
    frame, happened = planted(seed, 50)
    inputs, patience = read_inputs(frame), Patience(slab=0.05, least=0.16)
    box = paste(inputs, happened, peel(inputs, happened, patience)[-1], patience)
    found = quality(inputs, happened, box)
    best = best_density(frame, happened, found.inside)
    assert found.density <= best + 1e-12
    assert found.density >= best - 0.1


def test_every_box_lies_inside_the_one_before() -> None:
    frame, happened = planted(1, 300, 3)
    inputs = read_inputs(frame)
    held = [box.holds(inputs) for box in peel(inputs, happened)]
    assert held[0].all()
    assert all((small <= large).all() and small.sum() < large.sum()
               for large, small in zip(held, held[1:], strict=False))  # fmt: skip


def test_slabs_are_thin_and_the_last_box_keeps_its_least_share() -> None:
    frame, happened = planted(2, 400, 3)
    inputs = read_inputs(frame)
    sizes = [box.holds(inputs).sum() for box in peel(inputs, happened)]
    steps = zip(sizes, sizes[1:], strict=False)
    assert all(before - after <= np.ceil(0.05 * before) for before, after in steps)
    assert sizes[-1] >= 0.05 * 400


def test_runs_with_equal_values_stay_together() -> None:
    rng = np.random.default_rng(3)
    frame = pd.DataFrame({"a": rng.integers(0, 4, 400), "b": rng.integers(0, 3, 400)})
    happened = rng.random(400) < np.where(frame["a"] >= 2, 0.7, 0.1)
    inputs = read_inputs(frame)
    second = peel(inputs, happened)[1]
    assert second.restricted(inputs) == (0,)
    assert set(frame["a"][~second.holds(inputs)]) == {0}


def test_choices_go_one_by_one_and_a_pasted_box_takes_back_what_it_should_not_have_lost() -> None:
    rng = np.random.default_rng(4)
    frame = pd.DataFrame({"kind": rng.choice(list("abcd"), 400), "x": rng.random(400)})
    happened = rng.random(400) < np.where(frame["kind"].isin(["a", "c"]), 0.8, 0.1)
    inputs = read_inputs(frame)
    box = next(b for b in peel(inputs, happened) if len(b.barred) == 2)
    assert box.choices(0, inputs) == ("a", "c")
    too_small = type(box)(box.low, box.high, box.barred | {(0, 2)})
    sparse = happened & (frame["kind"] != "a").to_numpy()
    assert paste(inputs, sparse, too_small).choices(0, inputs) == ("a", "c")


def test_quasi_p_is_the_binomial_tail_without_the_restriction() -> None:
    frame = pd.DataFrame({"a": [0.0, 0, 0, 0, 1, 1, 1, 1], "b": [0.0, 1, 0, 1, 0, 1, 0, 1]})
    happened = np.array([False, False, False, True, True, True, True, False])
    inputs = read_inputs(frame)
    everything = whole(inputs)
    box = type(everything)(np.array([1, 0]), everything.high)
    # Three of four inside where half of all are: P(X >= 3) of binomial (4, 1/2) is 5/16.
    assert quasi_p(inputs, happened, box, 0) == pytest.approx(5 / 16)


def test_a_restriction_that_does_nothing_is_dropped() -> None:
    frame, happened = planted(5, 600, 2)
    inputs = read_inputs(frame)
    needless = whole(inputs)
    low, high = needless.low.copy(), needless.high.copy()
    low[0], high[1], low[2] = 330, 300, 20
    box = prune(inputs, happened, type(needless)(low, high))
    assert box.restricted(inputs) == (0, 1)


def test_a_study_without_varied_inputs_is_refused() -> None:
    with pytest.raises(ValueError, match="no input varies"):
        read_inputs(pd.DataFrame({"a": [1.0, 1.0]}))
