import dataclasses

import numpy as np
import pytest

from sim.rules.audience import Audience
from tests.relations_worlds import dyad
from tests.worlds import draws, orders, quiet, world


def after(before, *moves, rule=None):
    week = orders(before, *moves) if moves else quiet(before)
    return (rule or Audience())(before, week, draws())


@pytest.mark.parametrize("move", ["threaten_sanctions", "threaten_force", "no_concessions"])
def test_a_public_commitment_raises_the_stake_by_the_law_of_the_model(move):
    before = world()
    here = dyad(before, "USA>RUS")
    expected = 0.95 * before.stake + 0.3 * 0.8 * (1 - before.stake)
    assert np.allclose(after(before, f"USA>RUS:{move}").stake[:, here], expected[:, here])


def test_a_private_move_leaves_the_stake_to_fade():
    before = world()
    assert np.allclose(after(before, "USA>RUS:impose_sanctions").stake, 0.95 * before.stake)


def test_an_autocracy_commits_itself_less():
    before = world()
    rise = after(before, "USA>RUS:threaten_force", "RUS>USA:threaten_force").stake - before.stake
    assert np.all(rise[:, dyad(before, "USA>RUS")] > rise[:, dyad(before, "RUS>USA")])


def test_a_lapsed_threat_pays_half_of_the_stake():
    before = world()
    lapsed = np.zeros_like(before.lapsed)
    here = dyad(before, "USA>RUS")
    lapsed[:, here] = 1.0
    now = after(before.replace(lapsed=lapsed))
    assert np.allclose(now.stake[:, here], 0.5 * after(before).stake[:, here])


def test_a_target_concedes_more_readily_when_it_suffers_and_fears():
    before = world()
    here, russia = dyad(before, "USA>RUS"), before.actors.states.positions["RUS"]
    loss, felt = before.yearly_loss.copy(), before.felt.copy()
    loss[:, russia] += 2.0
    felt[:, dyad(before, "RUS>USA")] += 0.3
    usual = after(before).concede[:, here]
    assert np.all(after(before.replace(yearly_loss=loss)).concede[:, here] > usual)
    assert np.all(after(before.replace(felt=felt)).concede[:, here] > usual)


def test_a_committed_target_concedes_less_and_a_credible_sender_gets_more():
    before = world()
    here, usa = dyad(before, "USA>RUS"), before.actors.states.positions["USA"]
    stake, record = before.stake.copy(), before.threat_history.copy()
    stake[:, dyad(before, "RUS>USA")] = 0.9
    usual = after(before).concede[:, here]
    assert np.all(after(before.replace(stake=stake)).concede[:, here] < usual)
    record[:, usa] = 31
    credible = after(before.replace(threat_history=record)).concede[:, here]
    record = before.threat_history.copy()
    record[:, usa] = 0
    assert np.all(credible > after(before.replace(threat_history=record)).concede[:, here])


def test_the_stake_settles_where_public_commitments_and_their_fading_balance():
    before, rule = world(), dataclasses.replace(Audience(), paid=0.0)
    settled = rule.settle(before).stake
    repertoire = before.repertoire
    public = sum(
        repertoire.expected_count(effect)
        for effect in ("threatens_sanctions", "threatens_force", "refuses_concessions")
    )
    raised = 0.3 * before.actors.states.regime[before.actors.dyads.sender] * public
    assert np.allclose(settled, 0.95 * settled + raised * (1 - settled))
