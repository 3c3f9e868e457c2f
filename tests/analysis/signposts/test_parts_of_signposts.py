"""Ranks, shuffles, thresholds and weeks of events, each against what is known of it."""

import numpy as np
import pandas as pd
import pytest
import xarray as xr
from scipy.stats import mannwhitneyu, norm, rankdata, spearmanr

from sim.analysis.discovery import define_event
from sim.analysis.signposts.columns import read_columns
from sim.analysis.signposts.luck import shuffles
from sim.analysis.signposts.ranks import mid_ranks, ranked
from sim.analysis.signposts.threshold import auc_interval, best_threshold, sides
from sim.analysis.signposts.when import first_week, own_indicators

RNG = np.random.default_rng(1)
VALUES = np.stack([RNG.normal(size=300), RNG.integers(0, 6, 300), np.zeros(300)], axis=1)
HAPPENED = RNG.random(300) < 0.2 + 0.3 * (VALUES[:, 0] > 0)


def test_areas_and_scores_are_those_of_scipy() -> None:
    here = ranked(VALUES)
    for place in (0, 1):
        known = mannwhitneyu(VALUES[HAPPENED, place], VALUES[~HAPPENED, place],
                             method="asymptotic", use_continuity=False)  # fmt: skip
        pairs = HAPPENED.sum() * (~HAPPENED).sum()
        assert here.auc(HAPPENED)[place] == pytest.approx(known.statistic / pairs, abs=1e-6)
        known_z = norm.isf(known.pvalue / 2)
        assert abs(here.scores(HAPPENED[None])[0, place]) == pytest.approx(known_z, rel=1e-3)


def test_what_hardly_varies_tells_nothing() -> None:
    almost = np.zeros((300, 2))
    almost[:10, 0] = 1.0
    almost[:30, 1] = 1.0
    here = ranked(almost)
    assert np.isinf(here.spread).tolist() == [True, False]
    assert here.auc(np.arange(300) < 10)[0] == 0.5
    assert here.bits(np.arange(300) < 10)[0] == 0.0


def test_ranks_and_rank_correlations_are_those_of_scipy() -> None:
    values = VALUES.T[:2].copy()
    np.testing.assert_array_equal(mid_ranks(values), rankdata(values, axis=1))
    here = ranked(VALUES[:, :2])
    known = spearmanr(VALUES[:, 0], VALUES[:, 1]).statistic
    assert here.alike(0) == pytest.approx([1.0, abs(known)], abs=1e-5)


def test_bits_are_those_of_a_known_table() -> None:
    values = (
        np.repeat([0.0, 1.0, 2.0, 3.0], 100)[:, None] + np.tile(RNG.random(100) / 9, 4)[:, None]
    )
    happened = np.repeat([False, False, True, True], 100)
    # The upper half of the values has it: one bit, less (4 - 1) / (2 * 400 ln 2).
    expected = 1.0 - 3 / (800 * np.log(2))
    assert ranked(values).bits(happened)[0] == pytest.approx(expected, abs=1e-3)


def test_a_shuffled_outcome_lasts_from_week_to_week() -> None:
    luck = shuffles(300, 40, 1)
    waiting = np.ones(300, dtype=bool)
    luck.look(ranked(VALUES), waiting, 60)
    once = luck.largest.copy()
    luck.look(ranked(VALUES), waiting, 60)
    np.testing.assert_array_equal(once, luck.largest)
    assert luck.corrected(np.array([0.0, 99.0])).tolist() == [1.0, pytest.approx(1 / 41)]


def test_the_threshold_splits_best_and_keeps_runs_on_both_sides() -> None:
    values = np.arange(200.0)
    happened = (values > 119) | (values == 3)
    assert best_threshold(values, happened) == (119.5, True)
    assert best_threshold(-values, happened) == (-119.5, False)
    assert best_threshold(np.zeros(200), happened) is None
    assert best_threshold((values < 5) * 1.0, happened) is None
    yes, no = sides(values, happened, 119.5, True)
    assert (yes.runs, yes.events, no.runs, no.events) == (80, 80, 120, 1)
    assert no.interval[0] < no.share < no.interval[1]


def test_an_area_lies_in_its_interval_and_the_interval_narrows_with_runs() -> None:
    area, low, high = auc_interval(VALUES[:, 0], HAPPENED, 1)
    assert area == pytest.approx(ranked(VALUES).auc(HAPPENED)[0], abs=1e-6)
    assert low < area < high
    _, near, far = auc_interval(np.tile(VALUES[:, 0], 9), np.tile(HAPPENED, 9), 1)
    assert far - near < 0.5 * (high - low)


NEVER = np.inf
FIRST = {"_target_": "a.FirstWeek", "level": 2}
SERIES = np.array([[0.0, 1, 3, 2], [9, 0, 0, 1], [0, 0, 0, 0], [0, 2, 2, 2]])
DATA = xr.Dataset({"x": (("run", "week"), SERIES, {"units": "moves/week"})})


@pytest.mark.parametrize(
    ("about", "values", "limits", "weeks"),
    [
        ({"_target_": "a.Reached", "level": 2}, [1.0, 1, 0, 1], {}, [2, 0, np.inf, 1]),
        (FIRST, [2, 0, 4, 1], {"below": 2.0}, [NEVER, 0, NEVER, 1]),
        ({"_target_": "a.Peak"}, [3.0, 1, 0, 2], {"above": 1.5}, [2, np.inf, np.inf, 1]),
        ({"_target_": "a.Total"}, [6.0, 1, 0, 6], {"above": 3.5}, [2, np.inf, np.inf, 2]),
        ({"_target_": "a.Mean"}, [2.0, 0, 0, 2], {"above": 1.0}, None),
        ({"_target_": "a.Reached", "level": 2}, [1.0, 1, 0, 1], {"below": 0.5}, None),
    ],
)  # fmt: skip
def test_the_week_of_an_event_is_the_first_in_which_it_is_so(
    about: dict[str, object], values: list[float], limits: dict[str, float], weeks: list[float]
) -> None:
    event = define_event(pd.DataFrame({"y": values}), "y", **limits)
    found = first_week(event, {**about, "indicator": "x"}, DATA)
    assert (found is None and weeks is None) or found.tolist() == weeks


def test_indicators_that_read_the_same_thing_are_the_outcomes_own() -> None:
    field = "sim.indicators.pick.DyadValue"
    indicators = {
        "us_level": {"_target_": field, "field": "level", "sender": "USA", "target": "RUS"},
        "eu_level": {"_target_": field, "field": "level", "sender": "EUU", "target": "RUS"},
        "levels": {"_target_": "Field", "field": "level"},
        "threats": {"_target_": "FieldAbove", "field": "force_threat", "level": 0.0},
        "triad": {"_target_": "PairsMean", "field": "cooperation", "pairs": ["RUS-CHN", "RUS-IRN"]},
        "pair": {"_target_": "PairValue", "field": "cooperation", "first": "RUS", "second": "IRN"},
    }
    assert own_indicators({"indicator": "us_level"}, indicators) == {"us_level", "levels"}
    assert own_indicators({"indicator": "triad"}, indicators) == {"triad", "pair"}
    assert own_indicators({"part": "threats", "whole": ["pair", "threats"]}, indicators) == {
        "threats", "pair", "triad",
    }  # fmt: skip


def test_what_is_counted_weekly_is_summed_over_a_quarter() -> None:
    steps = np.ones((2, 31))
    data = xr.Dataset(
        {
            "moves": (("run", "week"), steps, {"units": "moves/week"}),
            "tone": (("run", "week", "dyad"), np.stack([steps, 2 * steps], axis=2)),
        },
        {"dyad": ["USA>RUS", "RUS>USA"]},
    )
    columns = read_columns(data)
    assert [column.name for column in columns.columns] == [
        "moves",
        "tone[USA>RUS]",
        "tone[RUS>USA]",
    ]
    assert columns.at(5)[0].tolist() == [5.0, 1.0, 2.0]
    assert columns.at(30)[0].tolist() == [13.0, 1.0, 2.0]
    assert len(read_columns(data, places=False).columns) == 1
