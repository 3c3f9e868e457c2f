"""Mediators: how busy, what they pass on, what they make believe."""

import dataclasses

import numpy as np
import worlds
from war_worlds import RUNS, at, column, ruled

from sim.rules.mediation import Mediation
from sim.world.war import USUAL_MEDIATION, mediating

RULE = Mediation()
CLEAR = Mediation(blur=0.0, draft=0.0)


def test_mediation_is_busy_after_a_round_and_fades_without() -> None:
    world = RULE.settle(worlds.world())
    quiet = RULE(world, worlds.quiet(world), worlds.draws()).mediated
    np.testing.assert_allclose(quiet, 0.9 * USUAL_MEDIATION)
    busy = RULE(world, worlds.orders(world, "TUR>RUS:mediate"), worlds.draws()).mediated
    assert (busy > USUAL_MEDIATION).all()


def test_only_the_parties_and_their_mediators_mediate() -> None:
    world = worlds.world()
    along = mediating(world)
    for label, expected in {"USA>UKR": 1, "RUS>TUR": 1, "UKR>RUS": 1, "USA>CHN": 0}.items():
        assert along[column(world, label)] == expected
    other = RULE(world, worlds.orders(world, "USA>CHN:negotiate"), worlds.draws()).mediated
    np.testing.assert_allclose(other, 0.9 * world.mediated)


def test_drafts_come_at_their_hazard_to_either_party_until_a_proposal_is_formal() -> None:
    world = at(worlds.world(runs=RUNS), stage=1.0)
    after = RULE(world, worlds.quiet(world), worlds.draws(runs=RUNS))
    russia, ukraine = (ruled(after, f"USA>{code}:unofficial_draft") for code in ("RUS", "UKR"))
    error = np.sqrt(0.025 / RUNS)
    assert abs(russia.mean() - 0.025) < 4 * error and abs(ukraine.mean() - 0.025) < 4 * error
    formal = RULE(at(world, stage=2.0), worlds.quiet(world), worlds.draws(runs=RUNS))
    assert ruled(formal, "USA>RUS:unofficial_draft").sum() == 0


def test_a_draft_blurs_what_the_parties_see_without_bias() -> None:
    world = at(worlds.world(runs=RUNS), stage=1.0, hearsay=0.0)
    rule = Mediation(draft=1.0, optimism=0.0)
    heard = rule(world, worlds.quiet(world), worlds.draws(runs=RUNS)).hearsay
    np.testing.assert_allclose(heard.std(), 0.04, rtol=0.05)
    assert abs(heard.mean()) < 4 * 0.04 / np.sqrt(RUNS)


def test_an_envoy_is_believed_as_far_as_the_sender_is_trusted() -> None:
    world = at(worlds.world(), hearsay=0.0)
    good = world.trust_good.copy()
    good[:, column(world, "UKR>USA")] *= 4
    trusted = world.replace(trust_good=good)
    moves = worlds.orders(world, "USA>UKR:send_envoy")
    plain = CLEAR(world, moves, worlds.draws()).hearsay
    believed = CLEAR(trusted, moves, worlds.draws()).hearsay
    silence = CLEAR(world, worlds.quiet(world), worlds.draws()).hearsay
    assert (silence < plain).all() and (plain < believed).all()


def test_a_rejection_lowers_and_a_formal_proposal_ends_hearsay() -> None:
    world = at(worlds.world(), hearsay=0.05)
    silence = CLEAR(world, worlds.quiet(world), worlds.draws()).hearsay
    refused = CLEAR(world, worlds.orders(world, "RUS>USA:reject"), worlds.draws()).hearsay
    assert (refused < silence).all()
    formal = CLEAR(world, worlds.orders(world, "USA>RUS:formal_proposal"), worlds.draws())
    np.testing.assert_allclose(formal.hearsay, 0.0)


def test_a_world_without_the_war_sees_no_mediation_moves() -> None:
    world = RULE.settle(worlds.world("states=[CHN,IND]"))
    after = RULE(world, worlds.quiet(world), worlds.draws())
    np.testing.assert_allclose(after.mediated, USUAL_MEDIATION)
    assert dataclasses.replace(RULE, draft=1.0)(world, worlds.quiet(world), worlds.draws())
