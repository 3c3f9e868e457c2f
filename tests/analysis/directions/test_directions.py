"""The table of directions, and the verdicts that paired runs give."""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from sim.analysis.directions import Direction, judge, page, read_directions
from sim.cli.directions import TABLE, measure, surprises
from sim.config import build, compose
from sim.config.compose import CONFIGS
from sim.config.doctrines import policy_names
from sim.config.plan import make_plan

WORDS = ("runs=250", "weeks=52", "executor=local")
DIRECTIONS, WATCH = read_directions(CONFIGS / TABLE)


def row(**changes: Any) -> Direction:
    usual = {
        "claim": "more is more",
        "cause": ("more",),
        "against": (),
        "outcome": "amount",
        "sign": "+",
        "source": "someone",
        "crosses": ("sanctions", "economy"),
    }
    return Direction(**{**usual, **changes})


def verdict(sign: str, shift: float, spread: float = 1.0) -> str:
    numbers = np.random.default_rng(1)
    luck = numbers.normal(size=300)
    noise = numbers.normal(size=300) * 0.1
    worlds = {
        (): pd.DataFrame({"amount": luck * spread}),
        ("more",): pd.DataFrame({"amount": (luck + shift + noise) * spread}),
    }
    return str(judge([row(sign=sign)], worlds, ())["verdict"][0])


def test_the_table_has_forty_rows_of_which_twenty_cross_two_mechanisms() -> None:
    assert len(DIRECTIONS) >= 40
    assert sum(len(row.crosses) > 1 for row in DIRECTIONS) >= 20


def test_each_row_has_a_claim_of_its_own_and_a_source() -> None:
    assert len({row.claim for row in DIRECTIONS}) == len(DIRECTIONS)
    assert all(row.source for row in DIRECTIONS)


def test_each_row_crosses_mechanisms_that_the_model_has() -> None:
    scenario = build(compose([]))
    known = {*scenario.rules, *scenario.terms, *policy_names()}
    named = {name for row in DIRECTIONS for name in row.crosses}
    assert named <= known


def test_an_effect_on_the_expected_side_agrees() -> None:
    assert verdict("+", 0.5) == "agrees"
    assert verdict("-", -0.5) == "agrees"


def test_an_effect_on_the_other_side_disagrees() -> None:
    assert verdict("-", 0.5) == "disagrees"
    assert verdict("+", -0.5) == "disagrees"


def test_no_effect_is_not_distinguishable() -> None:
    assert verdict("+", 0.0) == "not distinguishable"


def test_two_worlds_count_as_alike_within_a_fifth_of_a_standard_deviation() -> None:
    assert verdict("0", 0.05) == "agrees"
    assert verdict("0", 0.5) == "disagrees"


def alike(first: np.ndarray, second: np.ndarray, chances: tuple[str, ...] = ()) -> str:
    worlds = {(): pd.DataFrame({"amount": first}), ("more",): pd.DataFrame({"amount": second})}
    return str(judge([row(sign="0")], worlds, chances)["verdict"][0])


def test_a_mean_difference_of_exactly_zero_says_nothing_where_its_interval_is_wide() -> None:
    few = np.array([0.0, 1.0, 2.0, 3.0])
    assert alike(few, few[::-1]) == "not distinguishable"
    assert alike(few, few) == "agrees"


def test_what_varies_in_neither_world_is_alike_only_where_it_is_equal() -> None:
    assert alike(np.ones(50), np.ones(50)) == "agrees"
    assert alike(np.ones(50), np.full(50, 1.5)) == "disagrees"


def test_an_event_that_happens_in_no_run_of_either_world_may_still_differ_in_chance() -> None:
    assert alike(np.zeros(50), np.zeros(50), ("amount",)) == "not distinguishable"


def test_never_holds_only_where_no_run_shows_the_outcome() -> None:
    assert verdict("never", 0.5) == "disagrees"
    assert verdict("never", 0.0, spread=0.0) == "agrees"


def test_a_row_that_does_not_agree_must_say_why() -> None:
    with pytest.raises(ValueError, match="no note"):
        row(model="disagrees")


def test_an_unknown_sign_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="sign is up"):
        row(sign="up")


def test_a_row_that_lacks_its_outcome_is_refused(tmp_path: Path) -> None:
    (tmp_path / "table.yaml").write_text("directions: [{claim: more, sign: '+'}]")
    with pytest.raises(ValueError, match="more"):
        read_directions(tmp_path / "table.yaml")


def test_the_page_shows_verdict_interval_and_note() -> None:
    worlds = {
        (): pd.DataFrame({"amount": np.arange(9.0)}),
        ("more",): pd.DataFrame({"amount": np.arange(9.0) - np.tile([1.0, 2.0, 3.0], 3)}),
    }
    rows = [row(model="disagrees", note="It is less.")]
    text = page(rows, judge(rows, worlds, ()), "sim directions", "9 runs")
    assert "| disagrees |" in text
    assert "It is less." in text
    assert "-2 (" in text


@pytest.mark.slow
def test_paired_runs_give_the_verdict_that_the_table_records() -> None:
    judged = measure(DIRECTIONS, WATCH, WORDS, make_plan(compose(WORDS)))
    assert surprises(DIRECTIONS, judged) == []
