from itertools import combinations

import numpy as np
import pytest
from analysis.posture.posture_tables import simulate_weekly

from sim.analysis.posture.events import PairWeeks, pair_weeks
from sim.analysis.posture.forecast import before, rolling_origin, window_losses
from sim.analysis.posture.law import PostureLaw

PAIRS = tuple(combinations(("CHN", "IND", "IRN", "RUS", "TUR", "UKR", "USA"), 2))
WINDOW = ("2023-06-05", "2023-09-04")


@pytest.fixture(scope="module")
def table() -> PairWeeks:
    weekly = simulate_weekly(PostureLaw(), PAIRS, 40, seed=7).weekly
    return pair_weeks(weekly.assign(week=weekly["week"].astype("M8[s]")), PAIRS)


def test_the_true_law_beats_climatology_on_its_own_data(table: PairWeeks) -> None:
    losses = window_losses(table, PostureLaw(), WINDOW)
    for measure in ("squared", "brier"):
        skill, error = losses.skill(measure)
        assert skill > 2 * error > 0


def test_a_forecast_does_not_see_the_week_it_forecasts_nor_later_ones(table: PairWeeks) -> None:
    first_week = ("2023-06-05", "2023-06-12")
    known = window_losses(table, PostureLaw(), first_week).by_week
    altered = PairWeeks(table.weeks, table.pairs, table.steps, table.n, table.tone.copy())
    altered.tone[table.weeks > np.datetime64("2023-06-05")] = -9.0
    np.testing.assert_array_equal(window_losses(altered, PostureLaw(), first_week).by_week, known)


def test_weight_is_the_number_of_events_up_to_ten_of_dyads_seen_before(table: PairWeeks) -> None:
    fresh = PairWeeks(table.weeks, table.pairs, table.steps, table.n.copy(), table.tone)
    fresh.n[table.weeks < np.datetime64(WINDOW[0]), 3] = 0.0
    within = (table.weeks >= np.datetime64(WINDOW[0])) & (table.weeks < np.datetime64(WINDOW[1]))
    expected = np.minimum(np.delete(table.n[within], 3, axis=1), 10).sum(axis=(1, 2))
    np.testing.assert_allclose(window_losses(fresh, PostureLaw(), WINDOW).by_week[:, 0], expected)


def test_climatology_is_the_mean_shrunk_by_five_weeks_to_the_grand_mean() -> None:
    n = np.array([[[4.0, 0.0]], [[4.0, 2.0]], [[4.0, 0.0]]])
    tone = np.array([[[2.0, 0.0]], [[4.0, -3.0]], [[5.0, 0.0]]])
    weeks = np.array(["2023-01-02", "2023-01-09", "2023-01-16"], dtype="datetime64[D]")
    small = PairWeeks(weeks, (("USA", "RUS"),), np.array([0, 1, 1]), n, tone)
    losses = window_losses(small, PostureLaw(), ("2023-01-16", "2023-01-23")).by_week[0]
    assert losses[2] == pytest.approx(4 * (5.0 - (6.0 + 5 * 1.0) / 7) ** 2)
    assert losses[4] == pytest.approx(4 * ((0.0 + 5 / 3) / 7) ** 2)


def test_the_law_is_fitted_to_what_precedes_each_window(table: PairWeeks) -> None:
    assert before(table, WINDOW[0]).weeks.max() < np.datetime64(WINDOW[0])
    with pytest.raises(ValueError, match="split=2001-01-01"):
        before(table, "2001-01-01")
    with pytest.raises(ValueError, match="no week in it"):
        window_losses(table, PostureLaw(), ("2031-01-01", "2031-02-01"))


@pytest.mark.slow
def test_the_last_row_pools_all_windows(table: PairWeeks) -> None:
    windows = (("2023-04-03", "2023-07-31"), ("2023-05-01", "2023-09-25"))
    rows = rolling_origin(table, PostureLaw(), windows)
    assert rows["window"].tolist()[-1] == "all"
    assert rows["dyad_weeks"].iloc[-1] == pytest.approx(rows["dyad_weeks"].iloc[:-1].sum())
