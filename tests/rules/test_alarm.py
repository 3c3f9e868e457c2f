import numpy as np

from sim.rules.alarm import Alarm
from sim.world.derived import record
from tests.worlds import draws, orders, quiet, world


def drilled(start, *labels):
    held = np.zeros_like(start.alarm)
    for label in labels:
        held[:, start.actors.dyads.positions[label]] = 1.0
    return record(start, "exercises", held)


def change(start, after, label):
    place = start.actors.dyads.positions[label]
    return after.alarm[:, place]


def test_a_rivals_exercise_alarms_and_a_friends_does_not():
    start = world().replace(alarm=np.zeros((3, world().actors.dyads.count)))
    after = Alarm()(drilled(start, "RUS>CHN"), quiet(start), draws())
    for label in ("USA>RUS", "USA>CHN", "POL>RUS", "GBR>RUS", "IND>CHN"):
        assert (change(start, after, label) > 0.02).all(), label
    assert (change(start, after, "ZAF>RUS") < 0.02).all()
    assert (change(start, after, "USA>GBR") == 0).all()
    # The partners of an exercise are not alarmed by it.
    assert (change(start, after, "CHN>RUS") == 0).all()


def test_alarm_is_the_product_of_rivalry_power_and_reach():
    start = world().replace(alarm=np.zeros((3, world().actors.dyads.count)))
    after = Alarm()(drilled(start, "RUS>CHN"), quiet(start), draws())
    states, dyads = start.actors.states, start.actors.dyads
    place = dyads.positions["USA>RUS"]
    power = states.capability + 0.05 * states.warheads / 5000
    usa, rus = power[states.positions["USA"]], power[states.positions["RUS"]]
    reach = 0.6 + 0.4 * dyads.nearness[place]
    expected = 0.6 * dyads.rivalry[place] * np.sqrt(rus / (usa + rus)) * reach
    np.testing.assert_allclose(change(start, after, "USA>RUS"), expected)


def test_exercises_within_a_standing_alliance_alarm_less():
    start = world().replace(alarm=np.zeros((3, world().actors.dyads.count)))
    allied = Alarm()(drilled(start, "USA>GBR"), quiet(start), draws())
    free = Alarm()(drilled(start, "USA>IND"), quiet(start), draws())
    np.testing.assert_allclose(
        change(start, allied, "CHN>USA"), 0.2 * change(start, free, "CHN>USA")
    )


def test_a_show_of_force_alarms_its_target_alone():
    start = world()
    calm = Alarm()(start, quiet(start), draws())
    after = Alarm()(start, orders(start, "RUS>POL:show_of_force"), draws())
    risen = np.array(start.actors.dyads.labels)[(after.alarm > calm.alarm + 1e-12)[0]]
    assert list(risen) == ["POL>RUS"]


def test_alarm_fades_and_stays_within_its_bounds():
    start = world().replace(alarm=np.ones((3, world().actors.dyads.count)))
    busy = drilled(start, "RUS>CHN", "RUS>IRN", "RUS>ZAF", "RUS>IND")
    loud = Alarm()(busy, orders(start, "RUS>POL:show_of_force"), draws())
    assert (loud.alarm <= 1).all()
    calm = Alarm()(start, quiet(start), draws())
    np.testing.assert_allclose(calm.alarm, 0.8)


def test_expected_activity_leaves_alarm_where_it_starts():
    start = Alarm().settle(world())
    expected = start.repertoire.expected_count
    shows = expected("shows_force") + expected("threatens_force")
    impulse = Alarm()._impulse(start, expected("exercises")[None, :], shows[None, :])
    np.testing.assert_allclose(0.8 * start.alarm + (1 - start.alarm) * impulse, start.alarm)
    assert start.alarm.max() < 0.6
