import dataclasses

import numpy as np
import pytest

from sim.rules.threats import Threats
from sim.world.relations import credibility
from tests.relations_worlds import aged, bare_world, dyad
from tests.worlds import draws, orders, quiet, world

THREAT, DEED = "USA>RUS:threaten_sanctions", "USA>RUS:impose_sanctions"
NEVER = dataclasses.replace(Threats(), concede=0.0, lapse=0.0)


def fresh(runs=3):
    before = aged(world(runs=runs))
    return before.replace(
        sanctions_threat=np.zeros_like(before.stake), force_threat=np.zeros_like(before.stake)
    )


def after(before, *moves, rule=NEVER):
    runs = len(before.stage)
    week = orders(before, *moves) if moves else quiet(before)
    return rule(before, week, draws(before.week, runs=runs))


def test_a_threat_opens_and_grows_older_each_week():
    now = after(fresh(), THREAT)
    here = dyad(now, "USA>RUS")
    assert np.all(now.sanctions_threat[:, here] == 1)
    assert np.all(now.sanctions_threat.sum(axis=1) == 1)
    assert np.all(after(now).sanctions_threat[:, here] == 2)


def test_a_threat_repeated_while_open_is_the_same_threat():
    now = after(after(fresh(), THREAT), THREAT)
    assert np.all(now.sanctions_threat[:, dyad(now, "USA>RUS")] == 2)


def test_imposing_carries_an_open_threat_out_and_closes_it():
    now = after(after(fresh(), THREAT), DEED)
    here = dyad(now, "USA>RUS")
    assert np.all(now.carried_out[:, here] == 1)
    assert np.all(now.sanctions_threat[:, here] == 0)
    assert np.all(after(now).carried_out == 0)


def test_imposing_without_a_threat_carries_nothing_out():
    assert np.all(after(fresh(), DEED).carried_out == 0)


def test_a_threat_of_force_is_carried_out_by_force_and_not_by_sanctions():
    now = after(fresh(), "USA>RUS:threaten_force")
    assert np.all(after(now, DEED).carried_out == 0)
    assert np.all(after(now, "USA>RUS:show_of_force").carried_out.sum(axis=1) == 1)


def test_open_threats_end_at_the_stated_hazards():
    runs, rule = 4000, dataclasses.replace(Threats(), concede=0.03, lapse=0.05, usual=0.5)
    now = after(fresh(runs), THREAT)
    now = now.replace(concede=np.full_like(now.concede, 0.25))
    ended = after(now, rule=rule)
    here = dyad(now, "USA>RUS")
    assert ended.conceded[:, here].mean() == pytest.approx(0.015, abs=0.006)
    assert ended.lapsed[:, here].mean() == pytest.approx(0.05, abs=0.011)
    over = (ended.conceded + ended.lapsed)[:, here] > 0
    assert np.all((ended.sanctions_threat[:, here] == 0) == over)


def test_carrying_out_raises_credibility_and_a_lapse_lowers_it():
    before = fresh()
    usa = before.actors.states.positions["USA"]
    kept = credibility(after(after(before, THREAT), DEED))[:, usa]
    broken = credibility(lapsed(before))[:, usa]
    assert np.all(kept > broken)


def lapsed(before):
    """The world in which an open threat has lapsed in every run."""
    now = after(before, THREAT)
    for week in range(2, 60):
        now = after(now.replace(week=week), rule=dataclasses.replace(NEVER, lapse=0.3))
    return now


def test_a_conceded_threat_leaves_the_record_alone():
    before = after(fresh(), THREAT)
    rule = dataclasses.replace(NEVER, concede=0.1, usual=0.05)
    now = before.replace(concede=np.ones_like(before.concede))
    ended = after(now, rule=rule)
    assert np.all(ended.conceded.sum(axis=1) == 1)
    assert np.array_equal(ended.threat_history, before.threat_history)


def test_only_the_last_five_tests_are_remembered():
    now = fresh()
    usa = now.actors.states.positions["USA"]
    for _ in range(7):
        now = after(after(now, THREAT), DEED)
    assert np.all(now.threat_history[:, usa] == 31)
    assert np.all(now.threats_resolved[:, usa] == 5)


def test_the_first_week_opens_threats_as_often_as_the_status_quo_has_them_open():
    runs = 2000
    before = bare_world("states=[USA,RUS,IRN]", runs=runs)
    now = Threats()(before, quiet(before), draws(runs=runs))
    here = dyad(now, "USA>RUS")
    opens, ends = 4.33 / 52, 2.0 / 52 + 0.015 + 0.02
    share = opens / (opens + ends)
    # One week of concession and lapse has already passed.
    assert (now.sanctions_threat[:, here] > 0).mean() == pytest.approx(0.965 * share, abs=0.04)
    assert now.sanctions_threat[:, here].max() > 20


def test_a_world_without_threats_has_neither_records_nor_threats():
    before = bare_world("states=[SAU,USA]")
    assert np.all(before.threats_resolved == 0)
    now = Threats()(before, quiet(before), draws())
    assert np.all(now.sanctions_threat == 0)
