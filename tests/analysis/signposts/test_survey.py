"""A survey answers a question where it can, else says which runs it would need and why."""

import numpy as np
import pandas as pd
from analysis.signposts.test_signposts import CONFIG, outcomes_of, world

from sim.analysis.signposts import Answered, survey

TALKS = {**CONFIG["outcomes"]["peace"], "long_name": "talks reached"}
COHESION = {
    "_target_": "sim.outcomes.summary.Final",
    "indicator": "cohesion",
    "long_name": "cohesion of NATO",
}
SETTINGS = {**CONFIG, "outcomes": {"reached_talks": TALKS, "nato_cohesion_final": COHESION}}


def answers(events: int, runs: int) -> dict[str, Answered]:
    """What is said of talks in some of the runs, and of a number that is never the same."""
    data = world(9, runs=runs)
    data["cohesion"] = data["idle_0"].assign_attrs(units="index/week")
    rng = np.random.default_rng(1)
    numbers, happened = rng.normal(size=runs), (np.arange(runs) < events) * 1.0
    start = np.where(happened, rng.integers(16, 31, runs), 31)
    data["stage"].values[:] = np.where(np.arange(31) >= start[:, None], 5.0, 1.0)
    table = pd.DataFrame({"reached_talks": happened, "nato_cohesion_final": numbers})
    return {one.question: one for one in survey(data, table, SETTINGS)}


def test_a_question_with_enough_runs_is_answered_and_one_without_outcomes_is_not() -> None:
    data = world(9, runs=400)
    table = outcomes_of(data).rename(columns={"peace": "reached_ceasefire"})
    config = {**CONFIG, "outcomes": {"reached_ceasefire": CONFIG["outcomes"]["peace"]}}
    found = {one.question: one for one in survey(data, table, config)}
    assert found["peace"].found is not None
    assert found["trust"].found is None
    assert "no outcome" in found["trust"].why


def test_a_top_tenth_needs_200_runs_however_few_there_are() -> None:
    for runs in (60, 90, 100, 101, 130):
        why = answers(30, runs)["regions"].why
        assert why.startswith("Too few runs: cohesion of NATO above "), why
        assert "index a week, its top tenth, in " in why
        assert why.endswith("needed are 20 with it and 20 without, and so about 200 runs.")
    assert answers(30, 200)["regions"].why == ""


def test_an_event_that_is_common_enough_needs_a_hundred_runs() -> None:
    why = answers(30, 60)["peace"].why
    assert why.startswith("Too few runs: talks reached in 30 of 60 runs")
    assert why.endswith("about 100 runs.")
    assert answers(30, 100)["peace"].why == ""


def test_what_is_too_rare_is_told_from_what_happens_in_nearly_every_run() -> None:
    rare, common = (answers(events, 400)["peace"].why for events in (5, 395))
    assert rare.startswith("Too rare: talks reached in 5 of 400 runs")
    assert common.startswith("In nearly every run: talks reached in 395 of 400 runs")
    assert rare.endswith("about 1600 runs.") and common.endswith("about 1600 runs.")


def test_what_never_or_always_happens_is_said_by_its_long_name() -> None:
    never, always = (answers(events, 100)["peace"].why for events in (0, 100))
    assert never == "Talks reached: in no run of 100, so that there is nothing to foretell."
    assert always == "Talks reached: in every run of 100, so that there is nothing to foretell."
