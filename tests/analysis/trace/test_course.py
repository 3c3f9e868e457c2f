"""What interventions force, rules add and votes stop is told beside what a state has chosen."""

import dataclasses
from functools import lru_cache
from typing import Any

import numpy as np
import pytest
from worlds import scenario

from sim.analysis.trace import Decision, arrive, decisions, explain
from sim.model import InternationalSystem
from sim.moves import Orders
from sim.scenario import Intervention

RUNS, WEEKS = 12, 6
PLACES = [(run, 1 + run % WEEKS) for run in range(RUNS)]
every_place = pytest.mark.parametrize(("run", "week"), PLACES)


@lru_cache(maxsize=1)
def block() -> list[Orders]:
    """The orders of every week of a block of runs."""
    system = InternationalSystem(scenario(), 0, RUNS)
    weeks = [system.orders]
    for _ in range(WEEKS):
        system.step()
        weeks.append(system.orders)
    return weeks


@lru_cache(maxsize=RUNS)
def traced(run: int, week: int) -> dict[str, tuple[Decision, ...]]:
    """Every state's decisions in a week of a run."""
    system = arrive(scenario(), run, week)
    return {code: decisions(system, code) for code in scenario().actors.states.codes}


@every_place
def test_choices_that_stand_and_moves_of_rules_are_all_events_of_the_run(
    run: int, week: int
) -> None:
    orders = block()[week]
    own = orders.run == run
    labels = [scenario().repertoire.labels[cell] for cell in orders.cell[own]]
    happened = np.repeat(labels, orders.count[own]).tolist()
    told: list[str] = []
    for code, made in traced(run, week).items():
        for d in made:
            assert d.by_rules.keys() == d.drawn_by.keys()
            stands = d.choice != "hold" and d.stopped_by is None
            moves = [d.choice] * stands + [m for m, n in d.by_rules.items() for _ in range(n)]
            told += [f"{code}>{d.target}:{move}" for move in moves]
    assert sorted(told) == sorted(happened)


def test_every_move_of_a_rule_is_told_with_the_rule_that_records_it() -> None:
    found = {
        (move, rule)
        for place in PLACES
        for made in traced(*place).values()
        for decision in made
        for move, rule in decision.drawn_by.items()
    }
    assert {("ordinary_strike", "strikes"), ("joint_exercise", "exercises")} <= found
    assert len(dict(found)) == len(found)


def test_taking_notes_of_rules_changes_nothing_in_the_world() -> None:
    run, week = PLACES[3]
    plain = InternationalSystem(scenario(), run, 1)
    for _ in range(week):
        plain.step()
    noted = arrive(scenario(), run, week)
    for field in dataclasses.fields(plain.world):
        value = getattr(plain.world, field.name)
        if isinstance(value, np.ndarray):
            np.testing.assert_array_equal(value, getattr(noted.world, field.name))


def test_of_two_moves_forced_in_one_channel_the_later_is_the_choice_as_in_the_run() -> None:
    names = ("impose_sanctions", "ease_sanctions")
    for order in (names, names[::-1]):
        cells = [scenario().repertoire.positions[f"USA>RUS:{name}"] for name in order]
        both = tuple(Intervention(2, cell=cell) for cell in cells)
        base = dataclasses.replace(scenario(), interventions=both)
        forced = [d.choice for d in explain(base, 0, 2, "USA") if d.forced]
        happened = arrive(base, 0, 2).orders.cell
        assert forced == [order[1]]
        assert cells[1] in happened
        assert cells[0] not in happened


def test_a_package_that_the_vote_refuses_is_told_as_stopped_by_it() -> None:
    base = scenario()
    cell = base.repertoire.positions["EUU>RUS:impose_sanctions"]
    vote: Any = base.rules["eu_vote"]
    never = dataclasses.replace(vote, accepts=(0.0,) * len(vote.accepts))
    base = dataclasses.replace(
        base, interventions=(Intervention(2, cell=cell),), rules={**base.rules, "eu_vote": never}
    )
    made = [d for d in explain(base, 0, 2, "EUU") if d.forced]
    assert [(d.choice, d.stopped_by) for d in made] == [("impose_sanctions", "eu_vote")]
