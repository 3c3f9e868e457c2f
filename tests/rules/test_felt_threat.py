import numpy as np

from sim.rules.felt_threat import FeltThreat
from sim.world.derived import record, trust
from tests.relations_worlds import dyad
from tests.worlds import draws, orders, quiet, world

RULE = FeltThreat()


def felt(before, *moves):
    week = orders(before, *moves) if moves else quiet(before)
    return RULE(before, week, draws()).felt


def change(label, *moves, before=None):
    before = before or world()
    return (felt(before, *moves) - felt(before))[:, dyad(before, label)]


def test_a_show_of_force_frightens_its_target_and_nobody_else():
    assert np.all(change("RUS>USA", "USA>RUS:show_of_force") > 0.02)
    assert np.all(change("USA>RUS", "USA>RUS:show_of_force") == 0)
    assert np.all(change("CHN>USA", "USA>RUS:show_of_force") == 0)


def test_a_strong_and_near_state_frightens_more_than_a_weak_and_distant_one():
    weak = change("RUS>POL", "POL>RUS:show_of_force")
    strong = change("POL>RUS", "RUS>POL:show_of_force")
    assert np.all(strong > weak)


def test_the_law_of_motion_is_that_of_the_model():
    before = world().replace(precedent=np.zeros((3, 1)))
    here = dyad(before, "POL>RUS")
    able = before.actors.states.capability
    russia, poland = (before.actors.states.positions[code] for code in ("RUS", "POL"))
    near = 0.5 + 0.5 * before.actors.dyads.nearness[here]
    push = 0.2 * near * able[russia] / (able[russia] + able[poland])
    expected = 0.92 * before.felt + push * (1 - before.felt)
    assert np.allclose(felt(before, "RUS>POL:show_of_force")[:, here], expected[:, here])


def test_a_reassurance_calms_as_far_as_it_is_believed():
    before = world()
    here = dyad(before, "RUS>USA")
    calmed = felt(before, "USA>RUS:reassure")[:, here]
    assert np.allclose(calmed, felt(before)[:, here] * (1 - trust(before)[:, here]))


def test_a_rivals_exercise_with_another_frightens_and_ones_own_with_it_does_not():
    before = world()
    where = before.actors.dyads.positions["RUS>CHN"]
    happened = np.zeros((3, before.actors.dyads.count))
    happened[:, where] = 1.0
    after = record(before.replace(occurred=np.zeros_like(before.occurred)), "exercises", happened)
    change = felt(after) - felt(before)
    assert np.all(change[:, dyad(before, "USA>CHN")] > 0)
    assert np.all(change[:, dyad(before, "RUS>CHN")] == 0)
    assert np.all(change[:, dyad(before, "IND>CHN")] > change[:, dyad(before, "BRA>USA")])


def test_the_precedent_frightens_those_who_may_be_next():
    before = world()
    fresh = before.replace(precedent=before.precedent * 0 + 1.0)
    gone = before.replace(precedent=before.precedent * 0)
    change = felt(fresh) - felt(gone)
    assert np.all(change[:, dyad(before, "IRN>USA")] > 0)
    assert np.all(change[:, dyad(before, "GBR>USA")] == 0)
    assert np.all(change[:, dyad(before, "IRN>ISR")] == 0)


def test_fear_is_a_share_under_the_worst_of_weeks():
    now = world()
    for week in range(60):
        now = RULE(now, orders(now, "RUS>UKR:major_strike", "RUS>UKR:threaten_force"), draws(week))
    assert np.all((now.felt >= 0) & (now.felt <= 1))
