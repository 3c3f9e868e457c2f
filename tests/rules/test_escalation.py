import numpy as np
import pytest

from sim.rules.escalation import Escalation, rung_of
from tests.relations_worlds import dyad
from tests.worlds import draws, orders, quiet, world


def climbed(before, *moves):
    week = orders(before, *moves) if moves else quiet(before)
    return Escalation()(before.replace(occurred=before.occurred * 0), week, draws()).rung


def column(before, label):
    return before.actors.dyads.pair[dyad(before, label)]


@pytest.mark.parametrize(
    ("move", "rung"),
    [
        ("RUS>UKR:consult", 0),
        ("RUS>UKR:threaten_force", 1),
        ("RUS>UKR:criticise", 2),
        ("RUS>UKR:major_strike", 3),
    ],
)
def test_the_weeks_worst_move_sets_the_rung(move, rung):
    before = world().replace(rung=np.zeros_like(world().rung))
    assert np.all(climbed(before, move)[:, column(before, "RUS>UKR")] == rung)


def test_a_pair_climbs_by_the_moves_of_either_side_and_others_do_not():
    before = world().replace(rung=np.zeros_like(world().rung))
    after = climbed(before, "RUS>USA:consult", "USA>RUS:impose_sanctions")
    assert np.all(after[:, column(before, "USA>RUS")] == 2)
    assert after.sum() == 2 * len(after)


def test_without_provocation_a_pair_comes_down():
    before = world()
    assert np.allclose(climbed(before), 0.85 * before.rung)


def test_weights_of_rivera_fall_on_the_rungs_of_their_categories():
    repertoire = world().repertoire
    rungs = dict(zip(repertoire.moves.rivera[repertoire.move], rung_of(repertoire), strict=True))
    assert rungs[-2] == rungs[0] == 0
    assert (rungs[4], rungs[12], rungs[28]) == (1, 2, 3)


def test_the_start_is_the_mean_of_independent_weeks_at_the_base_rates():
    before = world(runs=4)
    repertoire, pairs = before.repertoire, before.actors.dyads.pair
    here = column(before, "USA>RUS")
    cells = np.flatnonzero(pairs[repertoire.dyad] == here)
    rng = np.random.default_rng(2)
    height, heights = np.full(400, before.rung[0, here]), []
    for _ in range(200):
        counts = rng.poisson(repertoire.reference_base[cells], (400, len(cells)))
        worst = ((counts > 0) * rung_of(repertoire)[cells]).max(axis=1)
        height = np.maximum(worst, 0.85 * height)
        heights.append(height.mean())
    assert np.mean(heights) == pytest.approx(before.rung[0, here], abs=0.03)
