import dataclasses

import numpy as np
import pytest

from sim.rules.trust import Trust
from sim.world import Reference
from sim.world.derived import record, trust
from tests.relations_worlds import dyad
from tests.worlds import draws, orders, quiet, world

RULE = dataclasses.replace(Trust(), misreading=0.0)


def level(before):
    """The world with every posture at its resting level, and nothing taken off as usual."""
    return before.replace(posture=before.resting, reference=Reference({}))


def learned(before, *moves, rule=RULE):
    week = orders(before, *moves) if moves else quiet(before)
    return rule(before, week, draws())


def test_friendly_acts_build_trust_and_hostile_acts_destroy_it():
    before = level(world())
    here = dyad(before, "RUS>USA")
    usual = trust(learned(before))[:, here]
    assert np.all(trust(learned(before, "USA>RUS:negotiate"))[:, here] > usual)
    assert np.all(trust(learned(before, "USA>RUS:impose_sanctions"))[:, here] < usual)


def test_who_acts_learns_nothing_from_it():
    before = level(world())
    acted, idle = learned(before, "USA>RUS:impose_sanctions"), learned(before)
    assert np.all(
        trust(acted)[:, dyad(before, "USA>RUS")] == trust(idle)[:, dyad(before, "USA>RUS")]
    )


def test_the_update_is_that_of_the_model():
    before = level(world())
    here, there = dyad(before, "RUS>USA"), dyad(before, "USA>RUS")
    repertoire = before.repertoire
    score = repertoire.goldstein * (repertoire.moves.channel[repertoire.move] != 3)
    usual = (score * repertoire.reference_base)[repertoire.dyad == there].sum()
    seen = 0.3 * (7.0 - usual)
    after = learned(before, "USA>RUS:negotiate")
    kept = 0.97 * before.trust_good[:, here] + 0.03 * 10 * before.actors.dyads.trust[here]
    assert np.allclose(after.trust_good[:, here], kept + seen / 10)
    kept = 0.97 * before.trust_bad[:, here] + 0.03 * 10 * (1 - before.actors.dyads.trust[here])
    assert np.allclose(after.trust_bad[:, here], kept)


def test_a_warmer_tone_than_usual_builds_trust():
    before = level(world())
    here = dyad(before, "RUS>USA")
    shift = np.zeros_like(before.posture)
    shift[:, dyad(before, "USA>RUS")] = 3.0
    warm = before.replace(posture=before.posture + shift)
    assert np.all(trust(learned(warm))[:, here] > trust(learned(before))[:, here])


def test_a_misread_kindness_counts_as_an_offence_but_a_seizure_cannot_be_misread():
    before = level(world())
    here, always = dyad(before, "RUS>USA"), dataclasses.replace(RULE, misreading=0.999999)
    kind = ("USA>RUS:praise",)
    read, misread = learned(before, *kind), learned(before, *kind, rule=always)
    assert np.all(trust(misread)[:, here] < trust(read)[:, here])
    seizure, quiet_week = ("USA>RUS:seize_vessel",), ()
    fall = trust(learned(before, *seizure)) - trust(learned(before, *quiet_week))
    same = trust(learned(before, *seizure, rule=always)) - trust(
        learned(before, *quiet_week, rule=always)
    )
    assert np.all(fall[:, here] < 0)
    assert np.all(same[:, here] < 0)


def test_a_conceded_threat_is_good_news_for_the_sender():
    before = level(world())
    here = dyad(before, "USA>RUS")
    conceded = np.zeros_like(before.conceded)
    conceded[:, here] = 1.0
    after = learned(before.replace(conceded=conceded))
    assert np.all(trust(after)[:, here] > trust(learned(before))[:, here])


def test_the_daily_fire_of_the_war_is_no_news():
    before = level(world()).replace(occurred=np.zeros_like(world().occurred))
    fire = np.zeros((3, before.actors.dyads.count))
    fire[:, dyad(before, "RUS>UKR")] = 5.0
    after = learned(record(before, "bombards", fire))
    assert np.allclose(trust(after), trust(learned(before)))


def test_what_is_usual_is_taken_off():
    before = level(world())
    here = dyad(before, "RUS>USA")
    usual = np.zeros(before.actors.dyads.count)
    usual[here] = 0.02
    known = before.replace(reference=Reference({"trust.gain": usual}))
    lower = learned(known, "USA>RUS:negotiate").trust_good
    higher = learned(before, "USA>RUS:negotiate").trust_good
    assert (higher - lower)[:, here] == pytest.approx(0.02)


def test_the_means_to_take_off_are_the_expected_gains():
    before, runs = level(world(runs=4000)), 4000
    rule = dataclasses.replace(RULE, misreading=0.3)
    week = orders(before, "USA>RUS:praise")
    here = dyad(before, "RUS>USA")
    start = before.actors.dyads.trust[here] * 10 * 0.03
    gains = rule(before, week, draws(runs=runs)).trust_good - 0.97 * before.trust_good - start
    expected = rule.at_rest(before, week)["trust.gain"]
    assert gains[:, here].mean() == pytest.approx(expected[:, here].mean(), abs=0.003)
