"""Two states with one friendly and one hostile move play the repeated games of the literature."""

import dataclasses

import numpy as np
import pytest

from sim.choice import Choice, Doctrine
from sim.choice.kinds import by_kind
from sim.model import InternationalSystem
from sim.moves import Repertoire
from sim.policies.dove import Dove
from sim.policies.generous_tit_for_tat import GenerousTitForTat
from sim.policies.grit import Grit
from sim.policies.hawk import Hawk
from sim.policies.level_k import LevelK
from sim.policies.quantal_response import QuantalResponse
from sim.policies.reaction import Reaction
from sim.policies.tit_for_tat import TitForTat
from sim.theory.games import logit_equilibrium, memory_one_law, memory_one_score, play_match
from tests.relations_worlds import without_strategy
from tests.worlds import scenario

NOISE = 0.1
# Nearly one move a week: half of 51.99 of 52 weeks each.
ALWAYS = 25.995


def only(repertoire: Repertoire, moves: tuple[str, ...], rate: float) -> Repertoire:
    """The repertoire with these moves only, as frequent as given."""
    names = [repertoire.moves.names[move] for move in repertoire.move]
    kept = np.flatnonzero(np.isin(names, moves))
    return Repertoire(
        moves=repertoire.moves,
        labels=tuple(repertoire.labels[cell] for cell in kept),
        senders=tuple(repertoire.senders[cell] for cell in kept),
        dyad=repertoire.dyad[kept],
        move=repertoire.move[kept],
        rate=np.full(len(kept), rate),
        reference=np.full(len(kept), rate),
        dyads=repertoire.dyads,
    )


def play(policies, runs=100, weeks=200, moves=("praise", "criticise")):
    """Share of friendly moves of USA and RUS, and of both at once, after a warm-up."""
    base = without_strategy(scenario("states=[USA,RUS]"))
    repertoire = only(base.repertoire, moves, ALWAYS)
    game = dataclasses.replace(
        base,
        rules={},
        repertoire=repertoire,
        choice=Choice(spread=1000.0),
        doctrines={c: Doctrine(p, {}) for c, p in zip(("USA", "RUS"), policies, strict=True)},
        calibration=dataclasses.replace(
            base.calibration, constants=np.zeros((len(base.calibration.grid), repertoire.count))
        ),
    )
    system, friendly = InternationalSystem(game, 0, runs), []
    for _ in range(weeks):
        system.step()
        friendly.append(system.world.last_score > 0)
    return np.array(friendly)


def cooperation(policies, **sizes):
    friendly = play(policies, **sizes)
    return friendly[50:].mean(axis=(0, 1))


@pytest.mark.parametrize(
    ("policy", "strategy", "chances"),
    [
        (TitForTat(noise=NOISE), "tit_for_tat", (1.0, 0.0, 1.0, 0.0)),
        (GenerousTitForTat(noise=NOISE), "generous_tit_for_tat", (1.0, 1 / 3, 1.0, 1 / 3)),
    ],
)
def test_self_play_cooperates_as_often_as_in_axelrods_tournament(policy, strategy, chances):
    shares = cooperation((policy, policy))
    exact, _ = memory_one_score(memory_one_law(chances, chances, NOISE))
    match = play_match(strategy, strategy, turns=4000, noise=NOISE, seed=3)
    assert shares == pytest.approx(np.full(2, exact), abs=0.01)
    assert shares == pytest.approx(np.array(match[2:]) / 4000, abs=0.04)


def test_tit_for_tat_against_a_hawk_defects_from_the_second_week_on():
    friendly = play((TitForTat(), Hawk()), runs=50, weeks=10)
    assert friendly[0, :, 0].mean() > 0.99
    assert friendly[1:, :, 0].mean() < 0.01
    assert not friendly[:, :, 1].any()


def test_generosity_forgives_a_hawk_a_third_of_the_time():
    shares = cooperation((GenerousTitForTat(), Hawk()))
    assert shares[0] == pytest.approx(1 / 3, abs=0.01)


def test_grit_keeps_its_steps_going_for_most_hostile_weeks():
    shares = cooperation((Grit(patience=8.0), Hawk()))
    assert shares[0] == pytest.approx(1 - 1 / 8, abs=0.01)


def test_a_dove_is_always_friendly_and_tit_for_tat_stays_so_with_it():
    assert cooperation((Dove(), TitForTat())) == pytest.approx(np.ones(2), abs=1e-2)


@pytest.mark.parametrize("precision", [0.5, 2.0])
def test_two_states_and_a_two_by_two_game_give_the_quantal_response_equilibrium(precision):
    pennies, other = (9.0, 0.0, 0.0, 1.0), (0.0, 1.0, 1.0, 0.0)
    row, column = logit_equilibrium(
        np.array([[9.0, 0.0], [0.0, 1.0]]), np.array([[0.0, 1.0], [1.0, 0.0]]), precision
    )
    first = QuantalResponse(Reaction(), pennies, other, precision)
    second = QuantalResponse(Reaction(), other, pennies, precision)
    shares = cooperation((first, second))
    # The tilt by posture, one thousandth, is all that is left outside the game.
    assert shares == pytest.approx(np.array([row[0], column[0]]), abs=0.01)


def test_a_level_one_player_of_the_dilemma_defects_as_logit_says():
    shares = cooperation((LevelK(Reaction(), 1, precision=1.0), Dove()))
    assert shares[0] == pytest.approx(1 / (1 + np.exp(1.5)), abs=0.01)


@pytest.mark.parametrize("policy", [TitForTat(), GenerousTitForTat(), Hawk(), Dove(), Grit()])
def test_simple_strategies_act_no_more_often_than_the_base_rates(policy):
    base = without_strategy(scenario())
    doctrines = dict.fromkeys(base.doctrines, Doctrine(policy, {}))
    system = InternationalSystem(dataclasses.replace(base, doctrines=doctrines), 0, 20)
    system.step()
    for state in system.states:
        mix, groups = state.answer, state.layout.starts
        acts = np.add.reduceat(mix.weight, groups, axis=1)
        assert np.all(mix.weight >= 0)
        assert np.allclose(acts + mix.hold, 1.0)
        assert np.all(
            acts <= np.add.reduceat(base.repertoire.base[state.layout.cells], groups) + 1e-9
        )


@pytest.mark.parametrize("policy", [QuantalResponse(Reaction()), LevelK(Reaction())])
def test_anticipating_policies_change_the_kinds_of_moves_and_not_their_number(policy):
    base = without_strategy(scenario())
    answers = []
    for chosen in (policy, policy.first):
        doctrines = dict.fromkeys(base.doctrines, Doctrine(chosen, {}))
        system = InternationalSystem(dataclasses.replace(base, doctrines=doctrines), 0, 20)
        system.step()
        answers.append([(state.layout, state.answer) for state in system.states])
    for (layout, ours), (_, first) in zip(*answers, strict=True):
        for mix in (ours, first):
            assert np.all(mix.weight >= 0)
        total = [sum(by_kind(layout, mix.weight)) for mix in (ours, first)]
        assert np.allclose(*total)
