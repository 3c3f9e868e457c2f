import numpy as np
import pytest

from sim.draws import Draws
from sim.rules.brics import QUARTER, Brics
from tests.worlds import quiet, world

RUNS = 400
MEMBERS = ["RUS", "CHN", "IRN", "IND", "BRA", "ZAF"]


def columns(state, codes):
    return [state.actors.states.positions[code] for code in codes]


def quarters(rule, start, number):
    state, runs = start, len(start.stage)
    for quarter in range(1, number + 1):
        state = rule(state, quiet(start), Draws(2, 0, runs, QUARTER * quarter))
    return state


def test_positions_move_in_the_last_week_of_a_quarter_only():
    start = world()
    for week in range(1, 13):
        assert Brics()(start, quiet(start), Draws(1, 0, 3, week)) is start
    moved = Brics()(start, quiet(start), Draws(1, 0, 3, 13))
    assert (moved.alignment != start.alignment).any()


def test_only_members_and_swing_states_move():
    start = world()
    moved = quarters(Brics(), start, 2)
    changed = np.array(start.actors.states.codes)[(moved.alignment != start.alignment)[0]]
    assert set(changed) == {*MEMBERS, "TUR", "SAU"}


def test_the_status_quo_stays_where_it_starts_in_expectation():
    start = world(runs=RUNS)
    end = quarters(Brics(), start, 8)
    drift = (end.alignment - start.alignment)[:, columns(start, MEMBERS)]
    error = drift.std(axis=0, ddof=1) / np.sqrt(RUNS)
    assert (np.abs(drift.mean(axis=0)) < 4 * error).all()


def test_changes_of_a_year_are_as_large_as_the_common_and_own_changes_in_un_votes():
    start = world(runs=RUNS)
    end = quarters(Brics(), start, 4)
    spread = (end.alignment - start.alignment)[:, columns(start, MEMBERS)].std(axis=0)
    assert (spread > 0.09).all()
    assert (spread < 0.19).all()


@pytest.mark.parametrize("sign", [-1.0, 1.0])
def test_shifted_preferences_move_the_group_their_way(sign):
    start = world(runs=RUNS)
    base = quarters(Brics(), start, 8).alignment
    moved = quarters(Brics(shift=0.2 * sign), start, 8).alignment
    mean = (moved - base)[:, columns(start, MEMBERS)].mean()
    assert sign * mean > 0.05


def test_pressure_by_the_us_pushes_members_away_from_it():
    start = world(runs=RUNS)
    pressed = start.coercion.copy()
    pressed[:, columns(start, ["CHN", "IND", "BRA"])] += 0.2
    base = quarters(Brics(), start, 4).alignment
    moved = quarters(Brics(), start.replace(coercion=pressed), 4).alignment
    assert (moved - base)[:, columns(start, MEMBERS)].mean() < -0.05


def test_convergence_narrows_the_spread_and_parting_widens_it():
    start = world(runs=50)
    place = columns(start, MEMBERS)
    spread = {
        value: quarters(Brics(convergence=value), start, 8).alignment[:, place].std(axis=1).mean()
        for value in (-0.04, 0.0, 0.1)
    }
    assert spread[0.1] < spread[0.0] < spread[-0.04]


def test_swing_states_follow_half_a_step():
    start = world(runs=50)
    moved = quarters(Brics(spread=0.0), start, 1).alignment - start.alignment
    member, swing = moved[:, columns(start, ["IND"])], moved[:, columns(start, ["SAU"])]
    np.testing.assert_allclose(swing, 0.5 * member, atol=1e-12)


def test_a_run_votes_the_same_in_any_block():
    many, one = world(runs=17), world(runs=1)
    block = Brics()(many, quiet(many), Draws(1, 0, 17, 13))
    alone = Brics()(one, quiet(one), Draws(1, 9, 1, 13))
    np.testing.assert_array_equal(block.alignment[9], alone.alignment[0])


def test_fewer_than_two_voters_hold_no_election():
    start = world("states=[USA,RUS]")
    assert Brics()(start, quiet(start), Draws(1, 0, 3, 13)) is start
