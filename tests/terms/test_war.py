"""Reasons to propose, strike, guarantee, mediate, refuse, accuse and aid."""

from typing import Any

import numpy as np
import worlds
from war_worlds import at, column

from sim.terms.aid import Aid
from sim.terms.council import Council
from sim.terms.guarantee import Guarantee
from sim.terms.mediation import Mediation
from sim.terms.proposal import Proposal
from sim.terms.rejection import Rejection
from sim.terms.strike import Strike
from sim.world import World

TERMS = (Aid, Council, Guarantee, Mediation, Proposal, Rejection, Strike)


def value(term: Any, world: World, label: str) -> float:
    """What a term says of one cell."""
    cells = term.cells(world.repertoire)
    place = np.flatnonzero(cells == world.repertoire.positions[label])
    return float(term(world, cells)[0, place[0]])


def start() -> World:
    return at(worlds.world(), demand_russia=0.5, offer_ukraine=0.53, stage=1.0, hearsay=0.0)


def test_a_proposal_is_worth_more_the_wider_the_range_and_nothing_without_one() -> None:
    label = "USA>UKR:formal_proposal"
    world = start()
    usual = value(Proposal(), world, label)
    np.testing.assert_allclose(usual, 0.03 / 2 / (1 + np.exp(-0.6)))
    assert value(Proposal(), at(world, offer_ukraine=0.6), label) > usual
    assert value(Proposal(), at(world, hearsay=0.05), label) > usual
    assert value(Proposal(), at(world, offer_ukraine=0.4), label) == 0.0
    np.testing.assert_allclose(value(Proposal(), at(world, stage=2.0), label), usual / 2)
    assert value(Proposal(), at(world, stage=5.0), label) == 0.0


def test_a_strike_gains_by_dispute_and_stake_and_loses_by_mediated_talks() -> None:
    label = "RUS>UKR:major_strike"
    world = at(start(), belief_russia=0.62, belief_ukraine=0.5, mediated=0.6, stake=0.0)
    np.testing.assert_allclose(value(Strike(), world, label), 0.12)
    assert value(Strike(), at(world, belief_ukraine=0.4), label) > 0.12
    assert value(Strike(), at(world, stake=0.5), label) > 0.12
    np.testing.assert_allclose(value(Strike(), at(world, stage=3.0), label), 0.12 - 0.06)
    assert value(Strike(), world, "USA>IRN:major_strike") == 0.0


def test_a_guarantee_needs_progress_and_trust() -> None:
    label = "GBR>UKR:security_guarantee"
    world = start()
    good = world.trust_good.copy()
    good[:, column(world, "GBR>UKR")] *= 0.5
    usual = value(Guarantee(), world, label)
    assert value(Guarantee(), at(world, stage=4.0), label) > usual
    assert value(Guarantee(), world.replace(trust_good=good), label) < usual


def test_mediators_come_while_something_is_on_the_table_and_the_range_is_wide() -> None:
    world = start()
    for label in ("TUR>RUS:mediate", "USA>UKR:send_envoy", "RUS>UKR:negotiate"):
        usual = value(Mediation(), world, label)
        assert value(Mediation(), at(world, offer_ukraine=0.6), label) > usual > 0.5
        assert value(Mediation(), at(world, stage=0.0), label) == 0.0
        assert value(Mediation(), at(world, stage=5.0), label) == 0.0
    assert value(Mediation(), world, "USA>CHN:negotiate") == 0.0


def test_a_threatened_party_with_little_to_gain_refuses() -> None:
    label = "RUS>USA:no_concessions"
    world = at(start(), felt=0.3)
    np.testing.assert_allclose(value(Rejection(), world, label), 0.0, atol=1e-12)
    assert value(Rejection(), at(world, felt=0.5), label) > 0.0
    assert value(Rejection(), at(world, offer_ukraine=0.6), label) < 0.0
    np.testing.assert_allclose(value(Rejection(), at(world, stake=0.9), label), 0.0, atol=1e-12)
    np.testing.assert_allclose(value(Rejection(), world, "IRN>USA:no_concessions"), 0.3)


def test_accusations_call_the_council_on_russia_alone() -> None:
    world = at(start(), accusations=2.5)
    assert value(Council(), world, "UKR>RUS:call_council") == 2.5
    assert value(Council(), world, "GBR>RUS:criticise") == 2.5
    assert value(Council(), world, "IRN>USA:call_council") == 0.0


def test_aid_follows_strikes_and_allied_cohesion_until_a_ceasefire() -> None:
    label = "DEU>UKR:military_aid"
    world = at(start(), accusations=2.5, cohesion=0.6)
    np.testing.assert_allclose(value(Aid(), world, label), 2.5 + 5 * 0.6)
    assert value(Aid(), at(world, accusations=4.0), label) > value(Aid(), world, label)
    assert value(Aid(), at(world, cohesion=0.8), label) > value(Aid(), world, label)
    assert value(Aid(), at(world, stage=5.0), label) == 0.0
    assert value(Aid(), world, "USA>ISR:military_aid") == 0.0


def test_terms_speak_to_moves_of_choice_only_and_stand_any_two_states() -> None:
    for kind in TERMS:
        repertoire = start().repertoire
        assert repertoire.chosen[kind().cells(repertoire)].all()
        for states in ("states=[CHN,IND]", "states=[USA,RUS]"):
            world = worlds.world(states)
            cells = kind().cells(world.repertoire)
            values = kind()(world, cells)
            assert values.shape == (3, len(cells)) and np.isfinite(values).all()
