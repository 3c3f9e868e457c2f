import dataclasses

import numpy as np
import pytest

from sim.rules.cyber_channel import CyberChannel
from sim.rules.cyber_dialogue import CyberDialogue
from sim.world.derived import cyber_trust, trust
from tests.relations_worlds import bare_world, dyad
from tests.worlds import draws, orders, quiet, world

OFFER, ANSWER = "RUS>USA:offer_cyber_dialogue", "USA>RUS:offer_cyber_dialogue"


def dialogue(before, *moves):
    week = orders(before, *moves) if moves else quiet(before)
    return CyberDialogue()(before, week, draws())


def learned(before, *moves):
    week = orders(before, *moves) if moves else quiet(before)
    return CyberChannel()(before, week, draws())


def fresh():
    before = world()
    return before.replace(cyber_open=np.zeros_like(before.cyber_open))


def steps(before):
    return before.cyber_step[:, before.actors.dyads.pair[dyad(before, "USA>RUS")]]


def test_an_offer_stands_and_fades():
    now = dialogue(fresh(), OFFER)
    here = dyad(now, "RUS>USA")
    assert np.all(now.cyber_open[:, here] == 1)
    assert np.allclose(dialogue(now).cyber_open[:, here], 0.9)
    assert np.all(steps(now) == 0)


def test_the_answer_to_a_standing_offer_is_a_step_and_uses_it_up():
    now = dialogue(dialogue(fresh(), OFFER), ANSWER)
    assert np.all(steps(now) == 1)
    assert np.all(now.cyber_open[:, [dyad(now, "RUS>USA"), dyad(now, "USA>RUS")]] == 0)
    pair = now.actors.dyads.pair[dyad(now, "USA>RUS")]
    assert np.all(now.cyber_cooperation[:, pair] > 0.29)


def test_two_offers_in_the_same_week_are_a_step():
    assert np.all(steps(dialogue(fresh(), OFFER, ANSWER)) == 1)


def test_an_offer_that_has_faded_makes_a_smaller_step():
    now = dialogue(fresh(), OFFER)
    for _ in range(5):
        now = dialogue(now)
    assert steps(dialogue(now, ANSWER)) == pytest.approx(0.9**5)


def test_offers_settle_at_the_mean_of_their_own_law():
    runs, weeks = 1000, 60
    before, rng = bare_world("states=[USA,RUS]", runs=runs), np.random.default_rng(1)
    often = dataclasses.replace(before.repertoire, reference=8 * before.repertoire.reference)
    rule, now = CyberDialogue(), CyberDialogue().settle(before.replace(repertoire=often))
    start, cells = now, np.flatnonzero(often.does("offers_cyber"))
    means = np.zeros(2)
    for week in range(weeks):
        made = rng.random((runs, len(cells))) < often.reference_base[cells]
        run, column = np.nonzero(made)
        once = np.ones(len(run), dtype=np.int64)
        week_orders = dataclasses.replace(quiet(now), run=run, cell=cells[column], count=once)
        now = rule(now, week_orders, draws(week, runs=runs))
        means += [now.cyber_open.mean() / weeks, now.cyber_cooperation.mean() / weeks]
    assert means[0] == pytest.approx(start.cyber_open.mean(), rel=0.05)
    assert means[1] == pytest.approx(start.cyber_cooperation.mean(), rel=0.15)


def test_offers_build_cyber_trust_and_attacks_destroy_it():
    before = world()
    here = dyad(before, "RUS>USA")
    usual = cyber_trust(learned(before))[:, here]
    assert np.all(cyber_trust(learned(before, ANSWER))[:, here] > usual)
    assert np.all(cyber_trust(learned(before, "USA>RUS:cyber_attack"))[:, here] < usual)


def test_a_tenth_of_a_cyber_lesson_counts_for_trust_at_large():
    before = world()
    here = dyad(before, "RUS>USA")
    special = (learned(before, ANSWER).cyber_good - learned(before).cyber_good)[:, here]
    general = (learned(before, ANSWER).trust_good - learned(before).trust_good)[:, here]
    assert special == pytest.approx(10 * general)
    assert np.all(trust(learned(before, ANSWER))[:, here] > trust(learned(before))[:, here])


def test_last_weeks_step_builds_trust_on_both_sides():
    before = world()
    stepped = np.zeros_like(before.cyber_step)
    stepped[:, before.actors.dyads.pair[dyad(before, "USA>RUS")]] = 1.0
    rise = cyber_trust(learned(before.replace(cyber_step=stepped))) - cyber_trust(learned(before))
    assert np.all(rise[:, [dyad(before, "RUS>USA"), dyad(before, "USA>RUS")]] > 0)
    assert np.all(rise[:, dyad(before, "CHN>USA")] == 0)


def test_incidents_without_an_author_cost_some_cyber_trust():
    before = world()
    many = before.incidents.copy()
    many[:, 4] = 10.0
    fall = cyber_trust(learned(before.replace(incidents=many))) - cyber_trust(learned(before))
    assert np.all(fall[:, dyad(before, "USA>RUS")] < 0)
    assert np.all(fall[:, dyad(before, "USA>GBR")] == 0)
