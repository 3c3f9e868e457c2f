import dataclasses

import numpy as np
import pytest

from sim.rules.precedent import Precedent
from tests.relations_worlds import bare_world
from tests.worlds import draws, orders, quiet, world


def memory(before, *moves):
    week = orders(before, *moves) if moves else quiet(before)
    return Precedent()(before, week, draws()).precedent


def test_the_memory_starts_where_it_is_stated():
    assert np.allclose(Precedent(start=0.4).settle(world()).precedent, 0.4)


def test_without_threats_it_fades():
    before = world()
    assert np.allclose(memory(before), 0.98 * before.precedent)


def test_a_threat_of_force_recalls_it_and_one_by_another_state_does_not():
    before = world()
    assert np.all(memory(before, "USA>IRN:threaten_force") > memory(before))
    assert np.allclose(memory(before, "IRN>USA:threaten_force"), memory(before))


def test_a_disavowal_lowers_it_as_far_as_the_hearer_trusts():
    before = world()
    trusted = before.replace(trust_good=before.trust_good * 0 + 8.0)
    faith = trusted.trust_good / (trusted.trust_good + trusted.trust_bad)
    told = before.actors.dyads.positions["RUS>USA"]
    expected = 0.98 * before.precedent * (1 - faith[:, [told]] / 3)
    assert np.allclose(memory(trusted, "USA>RUS:reassure"), expected)
    assert np.all(memory(trusted, "USA>RUS:reassure") < memory(before, "USA>RUS:reassure"))


def test_the_status_quos_rates_keep_it_at_its_start():
    before, rule = world(), Precedent()
    dyads, repertoire = before.actors.dyads, before.repertoire
    mine = before.actors.dyads_of(sender="USA")
    threats = repertoire.expected_count("threatens_force")[mine].sum()
    calm = sum(
        repertoire.expected_count("reassures")[dyads.positions[f"USA>{code}"]]
        * dyads.trust[dyads.positions[f"{code}>USA"]]
        for code in rule.hearers
    )
    jump = memory(before, "USA>IRN:threaten_force") - memory(before)
    mean = (memory(before) + threats * jump) * (1 - calm / 3)
    assert mean == pytest.approx(before.precedent, rel=1e-9)


def test_it_stays_a_share_whatever_happens():
    before = world()
    rule = dataclasses.replace(Precedent(), persistence=0.999, start=0.9)
    now = rule.settle(before)
    for week in range(20):
        now = rule(now, orders(now, "USA>IRN:threaten_force"), draws(week))
    assert np.all((now.precedent >= 0) & (now.precedent <= 1))


def test_a_world_without_the_actor_has_no_precedent():
    assert np.all(bare_world("states=[CHN,IND]").precedent == 0)
