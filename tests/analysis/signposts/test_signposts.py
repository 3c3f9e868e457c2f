"""A planted signpost is found in its week; noise is seldom taken for one."""

import numpy as np
import pandas as pd
import pytest
import xarray as xr

from sim.analysis.discovery import define_event
from sim.analysis.signposts import Looking, find, read_columns
from sim.analysis.signposts.signposts import signposts
from sim.analysis.signposts.watch import Watched, look

CONFIG = {
    "indicators": {
        "stage": {"_target_": "sim.indicators.field.Field", "field": "stage"},
        "truce_on": {"_target_": "sim.indicators.stages.AtStage", "stage": 5},
    },
    "outcomes": {
        "peace": {
            "_target_": "sim.outcomes.reached.Reached",
            "indicator": "stage",
            "level": 5,
            "long_name": "peace reached",
        },
    },
}


def world(seed: int, runs: int = 400, weeks: int = 30, idle: int = 8) -> xr.Dataset:
    """Idle walks, a hint that is given in week 12 alone, and a stage that jumps later."""
    rng = np.random.default_rng(seed)
    lucky = rng.random(runs) < 0.35
    jump = np.where(lucky, rng.integers(16, weeks + 1, runs), weeks + 1)
    stage = np.where(np.arange(weeks + 1) >= jump[:, None], 5.0, 1.0)
    hint = rng.normal(size=(runs, weeks + 1))
    hint[:, 12] += 1.5 * lucky
    data = {
        f"idle_{number}": rng.normal(size=(runs, weeks + 1)).cumsum(axis=1)
        for number in range(idle)
    }
    made = {"stage": stage, "truce_on": (stage >= 5) * 1.0, "hint": hint, **data}
    variables = {
        name: (("run", "week"), values, {"units": "1", "long_name": name})
        for name, values in made.items()
    }
    return xr.Dataset(variables, {"run": np.arange(runs), "week": np.arange(weeks + 1)})


def outcomes_of(data: xr.Dataset) -> pd.DataFrame:
    return pd.DataFrame({"peace": (data["stage"].to_numpy() >= 5).any(axis=1) * 1.0})


def test_a_planted_hint_is_found_in_its_week() -> None:
    data = world(1)
    event = define_event(outcomes_of(data), "peace")
    found = find(read_columns(data), event, data, CONFIG, Looking(shuffles=100))
    first = found.signposts.iloc[0]
    assert (first["name"], first["week"], bool(first["above"])) == ("hint", 12, True)
    assert first["p"] < 0.02
    assert first["auc_low"] < 0.86 < first["auc_high"]  # normal, 1.5 apart: area 0.856
    assert first["else_high"] < 0.35 < first["if_low"]
    assert 4 <= first["lead"] <= 18
    assert len(found.signposts) == 1
    best = found.cells.sort_values("p").iloc[0]
    assert (best["name"], best["week"]) == ("hint", 12)


def test_the_outcomes_own_indicators_are_named() -> None:
    data = world(2)
    event = define_event(outcomes_of(data), "peace")
    found = find(read_columns(data), event, data, CONFIG, Looking(shuffles=50))
    assert found.summary["own"] == ["stage", "truce_on"]
    assert not found.signposts.loc[~found.signposts["own"], "name"].isin(["stage"]).any()


def test_runs_in_which_it_has_happened_are_left_out() -> None:
    data = world(3)
    event = define_event(outcomes_of(data), "peace")
    found = find(read_columns(data), event, data, CONFIG, Looking(last=29, shuffles=50))
    summary = found.summary
    assert summary["waiting"][0] == 400
    assert summary["waiting"] == sorted(summary["waiting"], reverse=True)
    gone = 400 - summary["waiting"][-1]
    assert summary["later"][0] - summary["later"][-1] == gone > 50
    # The stage itself tells nothing among runs that still wait.
    assert (found.cells.loc[found.cells["name"] == "stage", "auc"] == 0.5).all()


def test_noise_is_taken_for_a_signpost_in_about_one_study_of_twenty() -> None:
    alarms = 0
    rng = np.random.default_rng(5)
    for number in range(200):
        data = world(1000 + number, runs=120, weeks=16, idle=12).drop_vars(["hint"])
        happened = pd.DataFrame({"peace": (rng.random(120) < 0.4) * 1.0})
        event = define_event(happened, "peace")
        when = np.where(event.happened, rng.integers(3, 17, 120).astype(float), np.inf)
        columns = read_columns(data.drop_vars(["stage", "truce_on"]))
        watched = Watched(event, when, tuple(range(1, 14, 2)), number)
        alarms += bool(look(columns, watched, 100).p.min() <= 0.05)
    # Binomial (200, 0.05): 3 to 19 with 99.7 %.
    assert 3 <= alarms <= 19


def test_two_columns_that_move_together_are_told_once() -> None:
    data = world(6)
    data["echo"] = data["hint"] * 2 + 1
    event = define_event(outcomes_of(data), "peace")
    found = find(read_columns(data), event, data, CONFIG, Looking(shuffles=50))
    assert len(found.signposts) == 1
    assert {found.signposts["name"][0], *found.signposts["alike"][0]} == {"hint", "echo"}


def test_a_week_in_which_too_few_runs_wait_is_not_looked_at() -> None:
    data = world(7)
    event = define_event(outcomes_of(data), "peace")
    columns = read_columns(data)
    with pytest.raises(ValueError, match="in no week asked for"):
        find(columns, event, data, CONFIG, Looking(first=30, last=30))
    with pytest.raises(ValueError, match="allowed are weeks from 0 to 30"):
        find(columns, event, data, CONFIG, Looking(first=9, last=3))


def test_the_same_seed_tells_the_same_and_another_half_judges_with_another() -> None:
    data = world(8)
    event = define_event(outcomes_of(data), "peace")
    columns = read_columns(data)
    one, again, other = (
        find(columns, event, data, CONFIG, Looking(seed=seed, shuffles=50)).signposts
        for seed in (1, 1, 2)
    )
    pd.testing.assert_frame_equal(one, again)
    assert one["if_runs"][0] != other["if_runs"][0] or one["threshold"][0] != other["threshold"][0]


def test_no_signpost_is_told_where_luck_explains_it() -> None:
    data = world(10).drop_vars(["hint", "stage", "truce_on"])
    event = define_event(outcomes_of(world(11)), "peace")
    columns = read_columns(data)
    watched = Watched(event, None, (5, 10), 1)
    cells = look(columns, watched, 50)
    assert signposts(columns, watched, cells, frozenset()).empty
