"""A planted box is found and stands the test of other runs; noise yields none that does."""

import numpy as np
import pandas as pd
import pytest

from sim.analysis.discovery import define_event, discover, read_inputs
from sim.analysis.discovery.event import enough, halves, wilson
from sim.analysis.discovery.peel import peel
from sim.analysis.discovery.quality import quasi_p


def inputs_of(seed: int, runs: int, number: int) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    frame = pd.DataFrame(rng.random((runs, number)), columns=[f"x{i}" for i in range(number)])
    return frame.assign(kind=rng.choice(list("abcd"), runs))


def outcome(share: np.ndarray, seed: int) -> pd.DataFrame:
    drawn = np.random.default_rng(seed).random(len(share)) < share
    return pd.DataFrame({"y": drawn.astype(float)})


def test_a_planted_box_is_found_among_idle_inputs() -> None:
    frame = inputs_of(1, 1000, 20)
    box = (frame["x3"] > 0.6) & (frame["x7"] < 0.5) & frame["kind"].isin(["b", "c"])
    event = define_event(outcome(np.where(box, 0.8, 0.05), 2), "y")
    found = discover(read_inputs(frame), event, times=20)
    table = found.restrictions.set_index("input")
    assert set(table.index) == {"x3", "x7", "kind"}
    assert table.loc["kind", "kept"] == ["b", "c"]
    assert table.loc["x3", "low"] == pytest.approx(0.6, abs=0.12)
    assert table.loc["x7", "high"] == pytest.approx(0.5, abs=0.12)
    assert (table["quasi_p"] < 0.05).all()
    assert (table["reproduced_coverage"] > 0.7).all()
    judged = found.summary["judged_on"]
    assert judged["density"] > 0.5 > 0.12 > judged["outside"]


def test_restrictions_peeled_off_noise_are_seldom_below_five_percent_on_other_runs() -> None:
    flattered, honest = [], []
    for seed in range(25):
        inputs = read_inputs(inputs_of(seed, 600, 5))
        happened = outcome(np.full(600, 0.3), 100 + seed)["y"].to_numpy() > 0
        made, judge = inputs.of(np.arange(300)), inputs.of(np.arange(300, 600))
        box = peel(made, happened[:300])[8]
        for place in box.restricted(made):
            flattered.append(quasi_p(made, happened[:300], box, place))
            honest.append(quasi_p(judge, happened[300:], box, place))
    assert len(honest) > 50
    assert np.mean(np.array(honest) < 0.05) <= 0.08
    assert np.median(flattered) < 0.4 < np.median(honest)


def test_noise_yields_no_box_in_most_studies() -> None:
    found = [
        discover(
            read_inputs(inputs_of(seed, 400, 5)),
            define_event(outcome(np.full(400, 0.3), 100 + seed), "y"),
            times=5,
        )
        for seed in range(12)
    ]
    assert sum(len(one.restrictions) > 0 for one in found) <= 5
    assert sum(one.summary["judged_on"]["p"] < 0.05 for one in found) <= 2


def test_both_halves_have_as_many_events() -> None:
    happened = np.arange(101) < 31
    chosen = halves(happened, 1)
    assert abs(int(chosen.sum()) - 50) <= 1
    assert abs(int((happened & chosen).sum()) - 15) <= 1
    assert (chosen != halves(happened, 2)).any()
    assert (chosen == halves(happened, 1)).all()


def test_an_interval_is_that_of_wilson() -> None:
    # Newcombe (1998): 15 of 148 has the interval 0.0624 to 0.1605 by the score method.
    assert wilson(15, 148) == pytest.approx((0.0624, 0.1605), abs=1e-4)
    assert wilson(0, 0) == (0.0, 1.0)


def test_without_a_limit_it_is_the_event_or_the_top_decile() -> None:
    table = pd.DataFrame({"yes": [0.0, 1, 0, 1], "price": [1.0, 2, 3, 4], "n": [0.0, 0, 0, 5]})
    assert define_event(table, "yes").words == "yes"
    assert define_event(table, "price").happened.tolist() == [False, False, False, True]
    assert define_event(table, "n").happened.tolist() == [False, False, False, True]
    assert "top decile" in define_event(table, "price").origin
    below = define_event(table, "price", below=3.0)
    assert below.happened.tolist() == [True, True, False, False]
    assert below.words == "price below 3"


@pytest.mark.parametrize(
    ("name", "limits", "words"),
    [
        ("yess", {}, "near are yes"),
        ("price", {"above": 9.0}, "no run"),
        ("price", {"below": 9.0}, "every run"),
        ("price", {"above": 1.0, "below": 3.0}, "allowed is one"),
        ("word", {}, "is no number"),
        ("gap", {}, "no finite value"),
    ],
)
def test_what_cannot_be_asked_is_said(name: str, limits: dict[str, float], words: str) -> None:
    table = pd.DataFrame(
        {"yes": [0.0, 1.0], "price": [1.0, 3.0], "word": ["a", "b"], "gap": [np.nan, 1.0]}
    )
    with pytest.raises(ValueError, match=words):
        define_event(table, name, **limits)


def test_too_few_events_are_too_few() -> None:
    few = define_event(pd.DataFrame({"y": (np.arange(200) < 19).astype(float)}), "y")
    assert "needed are 20" in str(enough(few))
    assert enough(define_event(pd.DataFrame({"y": (np.arange(200) < 20) * 1.0}), "y")) is None


def test_a_step_that_there_is_not_is_refused() -> None:
    event = define_event(outcome(np.full(100, 0.5), 1), "y")
    with pytest.raises(ValueError, match="--step 999: allowed is 0 to"):
        discover(read_inputs(inputs_of(1, 100, 2)), event, times=2, step=999)


def cells_of(seed: int, cells: int = 6, runs: int = 100) -> tuple[pd.DataFrame, np.ndarray]:
    """A sweep: each run of a cell shares luck and sampled parameters with those of its number."""
    rng = np.random.default_rng(seed)
    own = pd.DataFrame(rng.random((runs, 5)), columns=list("abcde"))
    frame = pd.concat([own.assign(option=f"o{cell % 3}") for cell in range(cells)])
    return frame.reset_index(drop=True), np.tile(np.arange(runs), cells)


def test_parameters_that_cells_share_are_no_signs_of_a_runs_own_luck() -> None:
    alarms = 0
    for seed in range(12):
        frame, number = cells_of(seed)
        lucky = np.random.default_rng(50 + seed).random(100) < 0.3
        event = define_event(pd.DataFrame({"y": lucky[number] * 1.0}), "y")
        found = discover(read_inputs(frame, pd.Series(number)), event, times=5)
        alarms += found.summary["judged_on"]["p"] < 0.05
        low, high = found.summary["judged_on"]["density95"]
        assert high - low > 0.12 or found.summary["judged_on"]["density"] in (0.0, 1.0)
    assert alarms <= 2


def test_an_option_that_matters_is_found_though_cells_share_luck() -> None:
    frame, number = cells_of(1)
    luck = np.random.default_rng(2).random(100)[number]
    happened = luck < np.where(frame["option"] == "o1", 0.7, 0.25)
    event = define_event(pd.DataFrame({"y": happened * 1.0}), "y")
    inputs = read_inputs(frame, pd.Series(number))
    found = discover(inputs, event, times=10)
    table = found.restrictions.set_index("input")
    assert table.loc["option", "kept"] == ["o1"]
    assert table.loc["option", "quasi_p"] < 0.001
    chosen = halves(event.happened, 1, inputs.groups)
    assert not set(number[chosen]) & set(number[~chosen])
