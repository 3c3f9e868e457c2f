"""Every decision is explained as a sum whose parts, chances and draw lead to the choice."""

import dataclasses
from functools import lru_cache

import numpy as np
import pytest
from worlds import scenario

from sim.analysis.trace import Decision, arrive, decisions, explain
from sim.choice import Doctrine
from sim.model import InternationalSystem
from sim.moves import Orders
from sim.policies.hold import Hold
from sim.scenario import Intervention, Scenario

RUNS, WEEKS = 40, 6
RNG = np.random.default_rng(20)
PLACES = sorted({(int(RNG.integers(RUNS)), int(RNG.integers(1, WEEKS + 1))) for _ in range(20)})
CODES = scenario().actors.states.codes
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


@lru_cache(maxsize=40)
def traced(run: int, week: int) -> dict[str, tuple[Decision, ...]]:
    """Every state's decisions in a week of a run."""
    system = arrive(scenario(), run, week)
    return {code: decisions(system, code) for code in CODES}


def all_decisions(run: int, week: int) -> list[Decision]:
    return [decision for made in traced(run, week).values() for decision in made]


def follow(decision: Decision) -> str:
    """The choice that a draw leads to: chances laid end to end, hold first."""
    end = decision.hold
    if decision.draw < end:
        return "hold"
    for option in decision.options:
        end += option.chance
        if decision.draw < end:
            return option.move
    return "beyond"


@every_place
def test_the_terms_add_up_to_the_utility(run: int, week: int) -> None:
    for decision in all_decisions(run, week):
        for option in decision.options:
            assert sum(option.terms.values()) == pytest.approx(option.utility, abs=1e-9)


@every_place
def test_the_reasons_add_up_to_the_score_behind_the_weight(run: int, week: int) -> None:
    for decision in all_decisions(run, week):
        for option in decision.options:
            score = max(-3.0, min(3.0, sum(option.reasons.values())))
            assert option.weight == pytest.approx(option.base * np.exp(score), rel=1e-9)


@every_place
def test_the_chances_add_up_to_one(run: int, week: int) -> None:
    for decision in all_decisions(run, week):
        chances = [decision.hold, *(option.chance for option in decision.options)]
        assert sum(chances) == pytest.approx(1.0, abs=1e-12)
        assert min(chances) >= 0


@every_place
def test_the_draw_leads_to_the_choice(run: int, week: int) -> None:
    for decision in all_decisions(run, week):
        assert follow(decision) == decision.choice
        assert not decision.forced


@every_place
def test_the_choices_are_the_events_of_the_run_in_a_block_of_runs(run: int, week: int) -> None:
    orders, base = block()[week], scenario()
    voted = set(np.array(CODES)[base.actors.states.collective].tolist())
    cells = orders.cell[orders.run == run]
    labels = {base.repertoire.labels[cell] for cell in cells if base.repertoire.chosen[cell]}
    made = {
        f"{code}>{decision.target}:{decision.choice}"
        for code, answers in traced(run, week).items()
        for decision in answers
        if decision.choice != "hold" and code not in voted
    }
    assert made == {label for label in labels if label.partition(">")[0] not in voted}


def test_some_of_the_decisions_are_to_act() -> None:
    chosen = [decision.choice for place in PLACES for decision in all_decisions(*place)]
    assert 20 < sum(choice != "hold" for choice in chosen) < len(chosen) / 2


def test_an_explanation_is_that_of_the_run_and_week_asked_for() -> None:
    run, week = PLACES[3]
    assert explain(scenario(), run, week, "USA") == traced(run, week)["USA"]


@pytest.mark.parametrize(
    ("run", "week", "code", "words"),
    [
        (-1, 1, "USA", "run is -1; allowed is 0 to"),
        (10**6, 1, "USA", "run is 1000000"),
        (0, 0, "USA", "week is 0; allowed is 1 to"),
        (0, 10**6, "USA", "week is 1000000"),
        (0, 1, "XYZ", "state is XYZ; known are USA"),
    ],
)
def test_a_run_week_or_state_that_does_not_exist_is_refused_in_one_sentence(
    run: int, week: int, code: str, words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        explain(scenario(), run, week, code)


def changed(change: Intervention) -> Scenario:
    return dataclasses.replace(scenario(), interventions=(change,))


def test_a_forced_move_is_shown_as_forced() -> None:
    cell = scenario().repertoire.positions["USA>RUS:impose_sanctions"]
    forced = [d for d in explain(changed(Intervention(2, cell=cell)), 0, 2, "USA") if d.forced]
    assert [(d.target, d.channel, d.choice) for d in forced] == [
        ("RUS", "economic", "impose_sanctions")
    ]


def test_after_a_shock_the_terms_are_those_of_the_shocked_world() -> None:
    dyad = scenario().actors.dyads.positions["USA>RUS"]
    shock = Intervention(2, field="stake", column=dyad, size=0.5)
    plain, shocked = explain(scenario(), 0, 2, "USA"), explain(changed(shock), 0, 2, "USA")
    for decision in shocked:
        for option in decision.options:
            assert sum(option.terms.values()) == pytest.approx(option.utility, abs=1e-9)
    assert plain != shocked


def test_a_state_whose_policy_holds_is_explained_without_options() -> None:
    base = scenario()
    doctrines = {**base.doctrines, "USA": Doctrine(Hold(), {})}
    made = explain(dataclasses.replace(base, doctrines=doctrines), 0, 1, "USA")
    assert made
    assert {(d.choice, d.options, d.hold) for d in made} == {("hold", (), 1.0)}
