import dataclasses
from pathlib import Path

import numpy as np
import pytest
from analysis.hindcast.hindcast_tables import LAW, folder

from sim.analysis.hindcast.ensemble import Simulated, Simulator, simulate_targets
from sim.analysis.hindcast.forecasts import active_cells, point_forecasts
from sim.analysis.hindcast.moves import STILL, Estimated
from sim.analysis.hindcast.origins import Targets, make_targets
from sim.analysis.hindcast.series import Series, read_icews
from sim.analysis.hindcast.world import make_scenario
from sim.analysis.posture.filter import Belief, kalman_filter, propagate
from sim.analysis.posture.readout import expected_tone, tone_variance
from sim.config.compose import CONFIGS
from sim.moves import load_moves

MOVES = load_moves(CONFIGS / "moves" / "default.yaml")
SPLIT = "2023-12-04"
ACTIVE = Estimated({("USA>RUS", "impose_sanctions"): 15.0}, 0.1, 12.0, 30.0)


@pytest.fixture(scope="module")
def series(tmp_path_factory: pytest.TempPathFactory) -> Series:
    return read_icews(folder(tmp_path_factory.mktemp("events")), None)


def simulated(
    series: Series, horizon: int, moves: Estimated = STILL, runs: int = 400
) -> tuple[Simulated, Targets]:
    scenario = make_scenario(LAW, series.table.pairs, moves, MOVES)
    targets = make_targets(series, SPLIT, horizon)
    beliefs = kalman_filter(LAW, series.table).updated
    simulator = Simulator(scenario, LAW, runs, 1)
    return simulate_targets(simulator, series.table, [targets], beliefs)[0], targets


@pytest.mark.parametrize("moves", [STILL, ACTIVE])
def test_the_simulator_spreads_as_the_filter_says_with_moves_and_without(
    series: Series, moves: Estimated
) -> None:
    found, targets = simulated(series, 3, moves)
    updated = kalman_filter(LAW, series.table).updated
    known = targets.known - 1
    ahead = propagate(LAW, Belief(updated.mean[known], updated.covariance[known]), 3)
    mean, variance = expected_tone(LAW, ahead), tone_variance(ahead)
    # Runs are mirrored: only moves, which are not linear, leave an error in the mean.
    z = (found.mean - mean) / np.sqrt(variance / 400)
    assert np.sqrt((z**2).mean()) < (1e-3 if moves is STILL else 0.5)
    assert (found.variance / variance).mean() == pytest.approx(1, abs=0.05)


def test_a_forecast_does_not_see_the_week_it_forecasts_nor_later_ones(series: Series) -> None:
    first = int(np.searchsorted(series.dates, np.datetime64(SPLIT)))
    changed = series.table.tone.copy()
    changed[first:] = -9.0 * series.table.seen[first:]
    later = dataclasses.replace(series, table=dataclasses.replace(series.table, tone=changed))
    (own, targets), (other, _) = simulated(series, 1), simulated(later, 1)
    known = targets.row <= first
    for name in ("mean", "hostile", "events"):
        np.testing.assert_array_equal(getattr(own, name)[known], getattr(other, name)[known])
    assert not np.array_equal(own.mean[~known], other.mean[~known])


def test_no_rival_sees_the_week_it_forecasts_nor_later_ones(series: Series) -> None:
    targets = make_targets(series, SPLIT, 2)
    cells = active_cells(series, targets)
    row = targets.first + 4
    values = series.table.tone.copy()
    values[row - 1 :] = -9.0
    own = point_forecasts(series.table.tone, series, targets, cells)
    other = point_forecasts(values, series, targets, cells)
    known = cells.week <= row
    for name, forecast in own.items():
        np.testing.assert_array_equal(forecast[known], other[name][known])


def test_every_scored_origin_knows_all_weeks_before_the_split(series: Series) -> None:
    for horizon in (1, 4, 8):
        targets = make_targets(series, SPLIT, horizon)
        scored = targets.scored
        assert (targets.known[scored] >= targets.first).all()
        assert (targets.row[~scored] < targets.first).all()
        last = series.numbers[targets.known[scored] - 1]
        assert (last <= series.numbers[targets.row[scored]] - horizon).all()


def test_climatology_is_the_mean_of_active_weeks_shrunk_by_five(series: Series) -> None:
    targets = make_targets(series, SPLIT, 1)
    cells = active_cells(series, targets)
    found = point_forecasts(series.table.tone, series, targets, cells)["climatology"]
    past, seen = series.table.tone[: targets.first], series.table.seen[: targets.first]
    grand = past[seen].mean()
    _, pair, way = (place[0] for place in cells.at)
    own = past[seen[:, pair, way], pair, way]
    assert found[0] == pytest.approx((own.sum() + 5 * grand) / (len(own) + 5))


def test_moves_without_events_to_tell_of_them_are_off(tmp_path: Path, series: Series) -> None:
    from sim.analysis.hindcast.moves import estimate_moves

    assert estimate_moves(LAW, series.table, folder(tmp_path)) == STILL
