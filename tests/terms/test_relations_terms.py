"""Every reason of this group points where its theory says."""

import numpy as np
import pytest

from sim.terms.audience import Audience
from sim.terms.cyber import Cyber
from sim.terms.escalation import Escalation
from sim.terms.felt import Felt
from sim.terms.reciprocity import Reciprocity
from sim.terms.threat import Threat
from tests.relations_worlds import dyad
from tests.worlds import world

TERMS = [Threat(), Audience(), Escalation(), Felt(), Reciprocity(), Cyber()]


def value(term, before, label):
    """What the term says of one cell."""
    cells = term.cells(before.repertoire)
    place = np.flatnonzero(cells == before.repertoire.positions[label])
    assert len(place) == 1, f"the term does not speak to {label}"
    return term(before, cells)[:, place[0]]


def with_dyad(before, field, label, size):
    values = np.array(getattr(before, field), dtype=float)
    values[:, dyad(before, label)] = size
    return before.replace({field: values})


@pytest.mark.parametrize("term", TERMS, ids=lambda term: type(term).__name__)
def test_a_term_speaks_to_chosen_cells_and_gives_a_finite_number_for_each(term):
    before = world()
    cells = term.cells(before.repertoire)
    assert len(cells)
    assert before.repertoire.chosen[cells].all()
    values = term(before, cells)
    assert values.shape == (3, len(cells))
    assert np.isfinite(values).all()


def test_a_threat_is_worth_more_where_the_target_is_likely_to_concede():
    before, label = world(), "USA>IRN:threaten_force"
    likely = with_dyad(before, "concede", "USA>IRN", 0.9)
    unlikely = with_dyad(before, "concede", "USA>IRN", 0.1)
    assert np.all(value(Threat(), likely, label) > value(Threat(), unlikely, label))


def test_a_threat_is_worth_less_when_more_is_at_stake_at_home():
    before, label = world(), "USA>IRN:threaten_force"
    committed = with_dyad(before, "stake", "USA>IRN", 0.9)
    assert np.all(value(Threat(), committed, label) < value(Threat(), before, label))


@pytest.mark.parametrize(
    ("field", "deed"),
    [("sanctions_threat", "impose_sanctions"), ("force_threat", "show_of_force")],
)
def test_an_open_threat_favours_the_deed_and_charges_friendly_moves_with_the_stake(field, deed):
    before = with_dyad(world(), "stake", "USA>RUS", 0.4)
    calm = before.replace({field: np.zeros_like(before.stake)})
    opened = with_dyad(calm, field, "USA>RUS", 3.0)
    assert value(Audience(), opened, f"USA>RUS:{deed}") == pytest.approx(0.4)
    assert value(Audience(), calm, f"USA>RUS:{deed}") == pytest.approx(0.0)
    assert value(Audience(), opened, "USA>RUS:ease_sanctions") == pytest.approx(-0.4)


def test_a_threat_of_sanctions_is_no_reason_to_show_force():
    opened = with_dyad(world(), "sanctions_threat", "USA>RUS", 3.0)
    assert value(Audience(), opened, "USA>RUS:show_of_force") == pytest.approx(0.0)


def test_a_new_threat_is_never_credited_with_the_stake_that_it_raises():
    cells = Audience().cells(world().repertoire)
    repertoire = world().repertoire
    threats = repertoire.does("threatens_force") | repertoire.does("threatens_sanctions")
    assert not threats[cells].any()


def test_aversion_to_escalation_grows_with_the_rung_and_with_the_weight_of_the_move():
    before = world()
    higher = before.replace(rung=before.rung + 1)
    label = "RUS>UKR:major_strike"
    assert np.all(value(Escalation(), higher, label) < value(Escalation(), before, label))
    weaker = value(Escalation(), before, "RUS>UKR:criticise")
    assert np.all(value(Escalation(), before, label) < weaker)
    at_peace = before.replace(rung=before.rung * 0)
    assert value(Escalation(), at_peace, label) == pytest.approx(-28 / 60)


@pytest.mark.parametrize("move", ["show_of_force", "criticise"])
def test_fear_of_the_target_favours_force_and_criticism_at_it(move):
    before = world()
    afraid = with_dyad(before, "felt", "POL>RUS", 0.9)
    label = f"POL>RUS:{move}"
    assert np.all(value(Felt(), afraid, label) > value(Felt(), before, label))


def test_fear_of_anyone_favours_aid_to_partners():
    before = world()
    afraid = with_dyad(before, "felt", "POL>RUS", 0.9)
    label = "POL>UKR:military_aid"
    assert value(Felt(), afraid, label) == pytest.approx(0.9)
    assert np.all(value(Felt(), before, label) < 0.9)


def test_friendly_moves_answer_friendly_ones_and_hostile_moves_hostile_ones():
    before = with_dyad(world(), "last_score", "RUS>USA", 0.0)
    kind = with_dyad(before, "last_score", "RUS>USA", 7.0)
    hostile = with_dyad(before, "last_score", "RUS>USA", -8.0)
    for label, better in (("USA>RUS:praise", kind), ("USA>RUS:criticise", hostile)):
        worse = hostile if better is kind else kind
        usual = value(Reciprocity(), before, label)
        assert np.all(value(Reciprocity(), better, label) > usual)
        assert np.all(value(Reciprocity(), worse, label) < usual)


def test_trust_favours_friendly_moves_only():
    before = world()
    trusting = with_dyad(before, "trust_good", "USA>RUS", 20.0)
    praise, blame = "USA>RUS:praise", "USA>RUS:criticise"
    rise = value(Reciprocity(), trusting, praise) - value(Reciprocity(), before, praise)
    assert np.all(rise > 0)
    same = value(Reciprocity(), trusting, blame) - value(Reciprocity(), before, blame)
    assert same == pytest.approx(0.0)


def test_a_standing_offer_and_cyber_trust_favour_an_answer_and_speak_against_attacks():
    before = world()
    for field, label in (("cyber_open", "RUS>USA"), ("cyber_good", "USA>RUS")):
        inviting = with_dyad(before, field, label, 5.0)
        for move, sign in (("offer_cyber_dialogue", 1), ("cyber_attack", -1)):
            cell = f"USA>RUS:{move}"
            rise = value(Cyber(), inviting, cell) - value(Cyber(), before, cell)
            assert np.all(sign * rise > 0)
