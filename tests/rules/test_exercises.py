import numpy as np
import pytest

from sim.draws import Draws
from sim.rules.exercises import Exercises
from sim.world.blocs import recorded
from tests.worlds import draws, orders, quiet, scenario, world

ROW = {
    "host": "ZAF",
    "participants": ["ZAF", "RUS", "CHN", "IRN"],
    "place": "Simon's Town",
    "week": 2,
    "a_year": 1.0,
    "source": "test",
}


def pair_of(state, first, second):
    dyad = state.actors.dyads.positions[f"{first}>{second}"]
    return int(state.actors.dyads.pair[dyad])


def test_an_exercise_is_one_event_for_each_pair_of_its_participants():
    start = world()
    after = Exercises(calendar={"drill": ROW})(start, quiet(start), draws(week=51))
    counts = recorded(after, "exercises")
    labels = np.array(start.actors.dyads.labels)
    held = set(labels[counts[0] > 0])
    assert held == {"RUS>CHN", "RUS>IRN", "RUS>ZAF", "CHN>IRN", "CHN>ZAF", "IRN>ZAF"}
    assert (counts[:, counts[0] > 0] == 1).all()


def test_the_calendar_holds_an_exercise_in_its_week_of_the_year_only():
    start = world()
    rule = Exercises(calendar={"drill": ROW})
    held = [
        week
        for week in range(1, 105)
        if recorded(rule(start, quiet(start), draws(week=week)), "exercises").any()
    ]
    assert held == [51, 103]


def test_unannounced_exercises_come_at_their_rate():
    runs = 400
    start = world(runs=runs)
    rule = Exercises(calendar={"drill": {**ROW, "week": None, "a_year": 6.0}})
    weeks = [rule(start, quiet(start), Draws(1, 0, runs, week)) for week in range(1, 41)]
    number = sum(recorded(week, "exercises").max(axis=1) for week in weeks)
    expected = 6 * 40 / 52
    assert abs(number.mean() - expected) < 4 * np.sqrt(expected / runs)


def test_exercises_build_cooperation_and_time_without_them_wears_it():
    start = world()
    rule = Exercises(calendar={"drill": ROW})
    drilled = rule(start, quiet(start), draws(week=51)).cooperation
    idle = rule(start, quiet(start), draws(week=20)).cooperation
    pair = pair_of(start, "RUS", "CHN")
    assert (drilled[:, pair] > start.cooperation[:, pair]).all()
    assert (idle[:, pair] < start.cooperation[:, pair]).all()
    untouched = pair_of(start, "USA", "CHN")
    np.testing.assert_allclose(drilled[:, untouched], start.cooperation[:, untouched])


def test_expected_exercises_leave_cooperation_where_it_starts():
    start = world()
    rule = Exercises()
    base, gain = rule._rest(start)
    dyads, repertoire = start.actors.dyads, start.repertoire
    weekly = repertoire.expected_count("exercises")
    weekly = weekly[dyads.forward] + weekly[dyads.backward]
    m = start.cooperation
    after = base + rule.persistence * (m - base) + gain * (1 - m) * weekly
    np.testing.assert_allclose(after, m, atol=1e-12)
    assert (gain <= rule.gain).all()
    assert (base >= 0).all()


def test_partners_accept_by_trust_and_alignment():
    start = world()
    chance = Exercises().acceptance(start)
    dyads = start.actors.dyads
    place = dyads.positions
    assert (chance[:, place["USA>GBR"]] > chance[:, place["USA>BRA"]]).all()
    closer = start.replace(alignment=np.zeros_like(start.alignment))
    assert (Exercises().acceptance(closer) >= chance).all()
    wary = start.replace(trust_good=0.5 * start.trust_good)
    assert (Exercises().acceptance(wary) < chance).all()


def test_an_accepted_invitation_is_an_exercise_of_the_two():
    runs = 400
    start = world(runs=runs)
    invited = orders(start, "RUS>CHN:invite_exercise")
    after = Exercises()(start, invited, Draws(1, 0, runs, 1))
    counts = recorded(after, "exercises")
    place = start.actors.dyads.positions["RUS>CHN"]
    chance = Exercises().acceptance(start)[0, place]
    share = counts[:, place].mean()
    assert abs(share - chance) < 4 * np.sqrt(chance * (1 - chance) / runs)
    assert counts.sum() == counts[:, place].sum()


@pytest.mark.parametrize("rate", [0.0, 12.0])
def test_a_scenarios_rate_thins_or_multiplies_a_pairs_exercises(rate):
    runs = 300
    override = f"+rates={{'RUS>CHN':{{joint_exercise:{rate}}}}}"
    start = world(override, runs=runs)
    rule = scenario(override).rules["exercises"]
    weeks = [rule(start, quiet(start), Draws(1, 0, runs, week)) for week in range(1, 53)]
    place = start.actors.dyads.positions["RUS>CHN"]
    number = sum(recorded(week, "exercises")[:, place] for week in weeks)
    # Invitations, about .2 a year accepted, are left out of this quiet world.
    assert abs(number.mean() - max(0.0, rate - 0.2)) < 0.6


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"week": 60}, "drill.week is 60; allowed is 1 to 52"),
        ({"a_year": 1.5}, "drill.a_year is 1.5; allowed is 0 to 1"),
        ({"wek": 3}, "drill.wek"),
    ],
)
def test_a_bad_row_of_the_calendar_is_refused_by_name(change, message):
    with pytest.raises(ValueError, match=message):
        Exercises(calendar={"drill": {**ROW, **change}})


@pytest.mark.parametrize("states", ["states=[USA,RUS]", "states=[CHN,IND]"])
def test_two_states_without_joint_exercises_run(states):
    start = world(states)
    after = scenario(states).rules["exercises"](start, quiet(start), draws())
    np.testing.assert_allclose(after.cooperation, start.cooperation)
