import numpy as np

from sim.rules.exercises import Exercises
from tests.worlds import scenario, world


def test_calendar_and_accepted_invitations_make_the_yearly_rates_of_the_table():
    start = world()
    rule = scenario().rules["exercises"]
    assert isinstance(rule, Exercises)
    dyads, repertoire = start.actors.dyads, start.repertoire
    yearly = np.zeros(dyads.pairs)
    for drill in rule.drills:
        yearly += drill.a_year * drill.pairs(start.actors)
    accepted = 52 * repertoire.expected_count("invites_exercise") * rule.acceptance(start)[0]
    yearly += accepted[dyads.forward] + accepted[dyads.backward]
    table = 52 * repertoire.expected_count("exercises")
    table = table[dyads.forward] + table[dyads.backward]
    missed = np.abs(np.log(np.maximum(yearly, 0.01) / np.maximum(table, 0.01)))[table > 0]
    assert missed.max() < 0.15
    assert (table[yearly > 0] > 0).all()


def test_every_drill_names_known_states_and_its_host_is_among_them():
    codes = set(scenario().actors.states.codes)
    for drill in scenario().rules["exercises"].drills:
        assert set(drill.participants) <= codes, drill.name
        assert drill.host in drill.participants or drill.name == "neptune_strike"
        assert len(drill.participants) >= 2
        assert drill.source
        assert drill.place
