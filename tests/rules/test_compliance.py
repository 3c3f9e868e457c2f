"""Demands that sanctions back."""

import dataclasses

import numpy as np
import pytest

from sim.moves import Orders
from sim.rules.compliance import Compliance
from sim.rules.threats import Threats
from sim.rules.trust import Trust
from sim.world import World
from tests.relations_worlds import aged, bare_world, dyad
from tests.worlds import draws, orders, quiet, world

THREAT, DEED = "USA>RUS:threaten_sanctions", "USA>RUS:impose_sanctions"
STANDING = dataclasses.replace(Compliance(), comply=0.0, give_up=0.0)
NEVER = dataclasses.replace(Threats(), concede=0.0, lapse=0.0)


def fresh(runs: int = 3) -> World:
    before = aged(world(runs=runs))
    none = np.zeros_like(before.stake)
    return before.replace(sanctions_threat=none, force_threat=none)


def after(before: World, *moves: str, rule: Compliance = STANDING) -> World:
    """The world after threats and compliance of a week with these moves."""
    week: Orders = orders(before, *moves) if moves else quiet(before)
    numbers = draws(before.week, runs=len(before.stage))
    return rule(NEVER(before, week, numbers), week, numbers)


def standing(runs: int = 3) -> World:
    return after(after(fresh(runs), THREAT), DEED)


def test_sanctions_that_carry_a_threat_out_leave_its_demand_standing() -> None:
    now = standing()
    assert np.all(now.backed[:, dyad(now, "USA>RUS")] == 1)
    assert np.all(now.backed.sum(axis=1) == 1)
    assert np.all(after(now).backed.sum(axis=1) == 1)


def test_sanctions_without_a_threat_make_no_demand() -> None:
    assert not after(fresh(), DEED).backed.any()


def test_force_that_carries_a_threat_out_makes_no_demand() -> None:
    now = after(after(fresh(), "USA>RUS:threaten_force"), "USA>RUS:show_of_force")
    assert np.all(now.carried_out.sum(axis=1) == 1)
    assert not now.backed.any()


def test_sanctions_beside_force_that_was_threatened_make_no_demand() -> None:
    now = after(after(fresh(), "USA>RUS:threaten_force"), "USA>RUS:show_of_force", DEED)
    assert np.all(now.carried_out.sum(axis=1) == 1)
    assert not now.backed.any()


def test_demands_end_at_the_stated_hazards_and_each_but_once() -> None:
    now = standing(4000)
    here = dyad(now, "USA>RUS")
    now = now.replace(concede=np.full_like(now.concede, 0.25))
    rule = dataclasses.replace(Compliance(), comply=0.03, give_up=0.05, usual=0.5)
    ended = after(now, rule=rule)
    assert ended.complied[:, here].mean() == pytest.approx(0.015, abs=0.006)
    assert ended.given_up[:, here].mean() == pytest.approx(0.05, abs=0.011)
    over = (ended.complied + ended.given_up)[:, here]
    assert np.array_equal(ended.backed[:, here], 1 - over)


def test_a_demand_that_is_met_is_remembered_and_forgotten_by_and_by() -> None:
    now = standing(2000).replace(concede=np.ones_like(fresh(2000).concede))
    rule = dataclasses.replace(STANDING, comply=0.1, usual=0.2, memory=0.9)
    met = after(now.replace(compliance=np.zeros_like(now.stake)), rule=rule)
    assert met.complied.any()
    assert np.array_equal(met.compliance, met.complied)
    later = after(met.replace(backed=np.zeros_like(met.backed)), rule=rule)
    assert np.allclose(later.compliance, 0.9 * met.complied)


def test_who_meets_a_demand_is_trusted_more_by_who_made_it() -> None:
    now = standing()
    here, met = dyad(now, "USA>RUS"), np.zeros_like(now.stake)
    met[:, here] = 1.0
    yielded, held = (
        Trust()(each, quiet(each), draws(each.week, runs=3))
        for each in (now.replace(complied=met), now)
    )
    assert np.all(yielded.trust_good[:, here] > held.trust_good[:, here])
    assert np.array_equal(
        np.delete(yielded.trust_good, here, axis=1), np.delete(held.trust_good, here, axis=1)
    )


def test_the_first_week_draws_the_demands_of_the_status_quo() -> None:
    runs = 20_000
    before = bare_world("states=[USA,RUS,IRN]", runs=runs)
    now = Compliance()(before, quiet(before), draws(runs=runs))
    threats, done, ends = 4.33 / 52, 2.0 / 52, 0.015 + 0.02
    begun = threats / (threats + done + ends) * done
    # One week of compliance and giving up has already passed.
    expected = 0.965 * begun / (begun + ends)
    assert now.backed[:, dyad(now, "USA>RUS")].mean() == pytest.approx(expected, abs=0.01)


def test_a_world_without_threats_of_sanctions_has_no_demands() -> None:
    before = bare_world("states=[SAU,USA]")
    assert not Compliance()(before, quiet(before), draws()).backed.any()
