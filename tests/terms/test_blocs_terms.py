import numpy as np
import pytest

from sim.terms.alarm import Alarm
from sim.terms.alliance import Alliance
from sim.terms.burden import Burden
from sim.terms.gulf import Gulf
from sim.terms.partnership import Partnership
from sim.world import BLOCS, THEATRES
from tests.worlds import world


def change(term, before, after, label):
    """How a term's worth of a move differs between two worlds; None where it says nothing."""
    cells = term.cells(before.repertoire)
    place = np.flatnonzero(cells == before.repertoire.positions[label])
    assert len(place) == 1, label
    return (term(after, cells) - term(before, cells))[:, place[0]]


def raised(start, field, column, size=0.5):
    values = getattr(start, field).copy()
    values[:, column] += size
    return start.replace({field: values})


@pytest.mark.parametrize(
    ("move", "sign"),
    [
        ("USA>RUS:show_of_force", 1),
        ("USA>RUS:threaten_force", 1),
        ("USA>RUS:criticise", 1),
        ("USA>GBR:invite_exercise", 1),
        ("USA>CHN:show_of_force", 0),
        ("GBR>RUS:show_of_force", 0),
    ],
)
def test_alarm_about_a_rival_favours_answers_and_partners(move, sign):
    start = world()
    alarmed = raised(start, "alarm", start.actors.dyads.positions["USA>RUS"])
    assert (np.sign(change(Alarm(), start, alarmed, move)) == sign).all()


@pytest.mark.parametrize(
    ("move", "sign"),
    [
        ("DEU>USA:consult", 1),
        ("DEU>USA:criticise", -1),
        ("USA>DEU:threaten_sanctions", -1),
        ("USA>IND:consult", 0),
        ("USA>RUS:criticise", 0),
    ],
)
def test_cohesion_favours_friendly_moves_between_allies_only(move, sign):
    start = world()
    closer = raised(start, "cohesion", BLOCS.index("NATO"), 0.2)
    assert (np.sign(change(Alliance(), start, closer, move)) == sign).all()


def test_the_unions_moves_follow_the_cohesion_of_the_union():
    start = world()
    closer = raised(start, "cohesion", BLOCS.index("EU"), 0.2)
    assert (change(Alliance(), start, closer, "EUU>USA:criticise") < 0).all()
    assert (change(Alliance(), start, closer, "DEU>USA:criticise") == 0).all()


def test_outside_threat_draws_an_ally_closer():
    start = world()
    alarmed = raised(start, "alarm", start.actors.dyads.positions["POL>RUS"])
    assert (change(Alliance(), start, alarmed, "POL>USA:consult") > 0).all()
    assert (change(Alliance(), start, alarmed, "USA>POL:consult") == 0).all()


@pytest.mark.parametrize(
    ("move", "sign"),
    [
        ("FRA>USA:criticise", 1),
        ("DEU>UKR:military_aid", 1),
        ("GBR>UKR:security_guarantee", 1),
        ("IND>USA:criticise", 0),
        ("RUS>USA:criticise", 0),
    ],
)
def test_quarrels_turn_allies_against_us_policy_and_to_self_help(move, sign):
    start = world()
    quarrel = raised(start, "intensity", THEATRES.index("transatlantic"))
    assert (np.sign(change(Burden(), start, quarrel, move)) == sign).all()


def test_quarrels_say_nothing_of_criticism_among_others():
    repertoire = world().repertoire
    cells = Burden().cells(repertoire)
    assert repertoire.positions["FRA>RUS:criticise"] not in cells
    assert repertoire.positions["USA>UKR:military_aid"] not in cells


def test_partners_meet_where_they_share_a_threat_and_cooperate():
    start = world()
    place = start.actors.dyads.positions
    both = raised(raised(start, "alarm", place["RUS>USA"]), "alarm", place["CHN>USA"])
    one = raised(start, "alarm", place["RUS>USA"])
    shared = change(Partnership(), start, both, "RUS>CHN:invite_exercise")
    assert (shared > 0).all()
    assert (change(Partnership(), start, one, "RUS>CHN:invite_exercise") < shared).all()
    closer = raised(start, "cooperation", start.actors.dyads.pair[place["RUS>CHN"]], 0.3)
    assert (change(Partnership(), start, closer, "RUS>CHN:consult") > 0).all()


@pytest.mark.parametrize(
    "move", ["USA>IRN:show_of_force", "IRN>SAU:seize_vessel", "ISR>IRN:major_strike"]
)
def test_incidents_in_the_gulf_favour_hostile_moves_around_it(move):
    start = world()
    flare = raised(start, "intensity", THEATRES.index("gulf"), 3.0)
    assert (change(Gulf(), start, flare, move) > 0).all()


def test_the_gulf_says_nothing_of_other_dyads():
    repertoire = world().repertoire
    labels = [repertoire.labels[cell] for cell in Gulf().cells(repertoire)]
    assert labels
    assert all("IRN" in label for label in labels)
    assert "IRN>ISR:criticise" in labels
    assert "RUS>IRN:consult" not in labels


@pytest.mark.parametrize("states", ["states=[USA,RUS]", "states=[CHN,IND]"])
@pytest.mark.parametrize("term", [Alarm(), Alliance(), Burden(), Gulf(), Partnership()])
def test_terms_run_in_a_world_of_two_states(term, states):
    start = world(states)
    cells = term.cells(start.repertoire)
    assert np.isfinite(term(start, cells)).all()
    assert term(start, cells).shape == (3, len(cells))
