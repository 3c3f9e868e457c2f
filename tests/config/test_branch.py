"""A branch is its parent until its week."""

import numpy as np
import pytest

from sim.config import build, compose
from sim.config.branch import branch
from sim.study import simulate

WORDS = ("states=[USA,RUS,UKR]", "runs=5", "weeks=8")
WEEK = 5
FORCED = 'interventions.ease={week: 5, move: "USA>RUS:ease_sanctions"}'


@pytest.mark.parametrize(
    "words",
    [
        [FORCED],
        ["rules.posture.impulse=0.9"],
        ["policy.RUS=hold"],
        ["policy.USA.weights.threat=9", "policy.USA.weights.oil=3"],
    ],
)
def test_a_branch_equals_its_parent_before_its_week_and_differs_after(words: list[str]) -> None:
    config = compose(WORDS)
    parent = simulate(build(config))
    child = simulate(build(branch(config, "parent", WEEK, words)))
    first, second = (study["posture"].to_numpy() for study in (parent, child))
    assert np.array_equal(first[:, :WEEK], second[:, :WEEK])
    assert not np.array_equal(first, second)


def test_a_branch_without_changes_is_its_parent() -> None:
    config = compose(WORDS)
    first, second = simulate(build(config)), simulate(build(branch(config, "parent", WEEK, [])))
    assert first.equals(second)


def test_a_branch_remembers_its_parent() -> None:
    made = branch(compose(WORDS), "mother", WEEK, [])
    assert made["parent"] == {"study": "mother", "week": WEEK}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["driver/sanctions=oil_act"], "a branch changes no driver"),
        (["seed=7"], "a branch's change is seed; allowed are"),
        (["rates.USA>RUS.summit=3"], "a branch's change is rates"),
        (["~rules.oil_price"], "a branch's change is rules.oil_price"),
        (['interventions.x={week: 4, move: "USA>RUS:summit"}'], "week is 4; allowed is 5 or later"),
    ],
)
def test_a_branch_cannot_reach_back_before_its_week(words: list[str], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        branch(compose(WORDS), "parent", WEEK, words)


def test_a_branch_cannot_undo_what_its_parent_did_earlier() -> None:
    early = 'interventions.early={week: 2, move: "USA>RUS:summit"}'
    with pytest.raises(ValueError, match=r"early.week is 2; allowed is 5 or later"):
        branch(compose([*WORDS, early]), "parent", WEEK, ["interventions.early.week=6"])


@pytest.mark.parametrize("week", [0, 9])
def test_a_branch_lies_within_its_parent(week: int) -> None:
    with pytest.raises(ValueError, match=f"week is {week}; allowed is a whole number from 1 to 8"):
        branch(compose(WORDS), "parent", week, [])
