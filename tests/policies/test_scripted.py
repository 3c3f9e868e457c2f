import dataclasses

import numpy as np
import pytest

from sim.choice import Doctrine
from sim.model import InternationalSystem
from sim.policies.hold import Hold
from sim.policies.scripted import Scripted
from tests.relations_worlds import without_strategy
from tests.worlds import scenario

SCRIPT = ((2, "USA>RUS:summit"), (4, "USA>RUS:impose_sanctions"), (4, "USA>IRN:show_of_force"))


def test_a_script_plays_its_moves_in_their_weeks_and_nothing_else():
    base = without_strategy(scenario("states=[USA,RUS,IRN]"))
    doctrines = {code: Doctrine(Hold(), {}) for code in base.doctrines}
    doctrines["USA"] = Doctrine(Scripted((*SCRIPT, (3, "USA>QQQ:summit"))), {})
    system = InternationalSystem(dataclasses.replace(base, doctrines=doctrines, rules={}), 0, 3)
    played = {}
    for week in range(1, 6):
        system.step()
        cells = np.unique(system.orders.cell)
        assert len(system.orders.cell) == 3 * len(cells)
        played[week] = {base.repertoire.labels[cell] for cell in cells}
    expected = {week: set() for week in range(1, 6)}
    for week, move in SCRIPT:
        expected[week].add(move)
    assert played == expected


def test_a_week_before_the_first_is_refused():
    with pytest.raises(ValueError, match="week from 1"):
        Scripted(((0, "USA>RUS:summit"),))
