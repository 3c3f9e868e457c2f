"""Means at either end of a parameter have intervals, and the unit that a reader knows."""

import numpy as np
import pytest
import xarray as xr
from analysis.sensitivity.tables import table
from matplotlib.figure import Figure as CanvasFigure
from scipy import stats

from sim.analysis.discovery import wilson
from sim.analysis.sensitivity import about, inherited, sensitivity
from sim.analysis.sensitivity.ends import means_within, told
from sim.report.sensitivity.figures import describe_swings, swings
from sim.report.sensitivity.rows import Outcome, outcomes, written

MANIFEST = {
    "outcomes": {
        "brent": {"units": "", "long_name": "Brent price at the end", "chance": False},
        "talks": {"units": "1", "long_name": "talks reached", "chance": True},
    },
    "sampled": {},
}


def shown() -> tuple[list[Outcome], dict[str, object]]:
    frame, sampled = table("latin_hypercube", 100, ((0.0, 1.0),) * 3, brent=lambda x: 60 + x[:, 0])
    frame["talks"] = (frame["rules.made_up.x1"] > 0.5) * 1.0
    found = sensitivity(frame, sampled, ["brent", "talks"])
    facts = about(found, MANIFEST, {"brent": "US dollars/barrel"})
    return outcomes(found.table, facts), facts


def test_intervals_are_those_of_student_and_of_wilson() -> None:
    rng = np.random.default_rng(1)
    columns = np.stack([rng.normal(size=200), (rng.random(200) < 0.1) * 1.0], axis=1)
    part = np.arange(200) < 40
    mean, low, high = means_within(columns, part, np.arange(200))
    own = columns[part, 0]
    twin = stats.t.interval(0.95, 39, own.mean(), stats.sem(own))
    np.testing.assert_allclose((mean[0], low[0], high[0]), (own.mean(), *twin))
    events = int(columns[part, 1].sum())
    assert (low[1], high[1]) == pytest.approx(wilson(events, 40, 40 / 39))


def test_runs_that_share_all_they_have_tell_no_more_than_one() -> None:
    alone = np.random.default_rng(2).normal(size=(30, 1))
    copied, groups = np.repeat(alone, 8, axis=0), np.repeat(np.arange(30), 8)
    narrow = means_within(alone, np.ones(30, bool), np.arange(30))
    np.testing.assert_allclose(means_within(copied, np.ones(240, bool), groups), narrow)


def test_an_interval_keeps_within_what_all_runs_have() -> None:
    counts = np.array([[0.0], [0.0], [0.0], [9.0], [2.0]])
    _, low, high = means_within(counts, np.arange(5) < 4, np.arange(5))
    assert (low[0], high[0]) == (0.0, 9.0)


def test_the_figure_names_unit_and_interval_and_says_chances_in_percent() -> None:
    found, _ = shown()
    for outcome, unit in zip(found, ("US dollars/barrel", ""), strict=True):
        axes = CanvasFigure().add_subplot()
        swings(outcome, axes)
        assert unit in axes.get_xlabel() and "95 % interval" in axes.get_xlabel()
        lines = [len(drawn.get_segments()) for drawn in axes.collections]
        assert lines == [len(outcome.parameters)] * 2
        assert axes.xaxis.get_major_formatter()(0.5).endswith("%") == outcome.chance
    assert "barrel" in describe_swings(found[0]) and "%" in describe_swings(found[1])


def test_the_table_of_a_page_gives_units_and_chances_in_percent() -> None:
    found, facts = shown()
    brent, talks = (written(outcome, facts)[0] for outcome in found)
    assert brent.at_high.startswith("60.9\N{NO-BREAK SPACE}US dollars a barrel (60.")
    assert talks.at_low.startswith("0\N{NO-BREAK SPACE}% (0 to 1")
    assert talks.at_high.startswith("100\N{NO-BREAK SPACE}% (8")


def test_a_terminal_gives_units_and_chances_in_percent() -> None:
    row = {"at_low": 0.15, "at_low_from": 0.1, "at_low_to": 0.2}
    assert told(row, "at_low", {"chance": True, "units": "1"}) == "15 % (10 to 20 %)"
    assert told(row, "at_low", {"units": "moves"}) == "0.15 (0.1 to 0.2) moves"
    assert told(row, "at_low") == "0.15 (0.1 to 0.2)"


def test_an_outcome_without_a_unit_has_that_of_its_indicator() -> None:
    data = xr.Dataset({"shots": ("run", [1.0], {"units": "shots/week"})})
    parts = {
        "mean": {"_target_": "sim.outcomes.summary.Mean", "indicator": "shots"},
        "total": {"_target_": "sim.outcomes.summary.Total", "indicator": "shots"},
        "often": {"_target_": "sim.outcomes.reached.Reached", "indicator": "shots"},
        "named": {"_target_": "sim.outcomes.answer.Answer", "units": "share of weeks"},
    }
    found = inherited({"outcomes": parts}, data)
    assert found == {
        "mean": "shots/week", "total": "shots", "often": "", "named": "share of weeks"
    }  # fmt: skip
