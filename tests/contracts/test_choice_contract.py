"""Every utility term speaks to chosen cells; every policy answers any situation."""

import dataclasses
from typing import Any

import numpy as np
import pytest
from contracts.parts import classes, drawn, of_run
from contracts.weeks import RUNS, WORLDS, watched
from worlds import scenario

from sim.choice import Doctrine
from sim.model import InternationalSystem
from sim.world import World
from sim.world.flags import FLAGS

TERMS = sorted(scenario().terms)
every_term = pytest.mark.parametrize("name", TERMS)
every_world = pytest.mark.parametrize(
    "overrides", WORLDS, ids=lambda words: " ".join(words) or "all"
)


def policies() -> list[Any]:
    """Every policy that needs nothing but its defaults."""
    made = []
    for kind in classes("policies"):
        required = dataclasses.MISSING
        fields = dataclasses.fields(kind)
        if all(f.default is not required or f.default_factory is not required for f in fields):
            made.append(kind())
    return made


every_policy = pytest.mark.parametrize(
    "policy", policies(), ids=lambda policy: type(policy).__name__
)


def later(overrides: tuple[str, ...]) -> World:
    return watched(*overrides)["posture"].given[-1].world


def test_every_file_of_terms_is_in_the_default_world() -> None:
    used = {type(term) for term in scenario().terms.values()}
    assert {kind.__name__ for kind in classes("terms")} == {kind.__name__ for kind in used}


@every_world
@every_term
def test_a_term_speaks_to_chosen_cells_once_each(name: str, overrides: tuple[str, ...]) -> None:
    base = scenario(*overrides)
    cells = base.terms[name].cells(base.repertoire)
    assert base.repertoire.chosen[cells].all()
    assert len(set(cells.tolist())) == len(cells)


@every_world
@every_term
def test_a_term_is_finite_for_each_of_its_cells_and_follows_parameters_by_run(
    name: str, overrides: tuple[str, ...]
) -> None:
    base, now = scenario(*overrides), later(overrides)
    term = drawn(base.terms[name], RUNS)
    cells = term.cells(base.repertoire)
    values = np.broadcast_to(term(now, cells), (RUNS, len(cells)))
    assert np.isfinite(values).all()
    for run in range(RUNS):
        alone = np.broadcast_to(of_run(term, run)(now, cells), values.shape)
        np.testing.assert_allclose(values[run], alone[run], rtol=1e-9, atol=1e-12)


def test_every_weight_of_a_doctrine_belongs_to_a_term_and_every_term_has_one() -> None:
    weights = {name for d in scenario().doctrines.values() for name in d.weights}
    assert weights == set(TERMS)


@every_world
@every_policy
def test_a_policy_answers_with_finite_weights_for_feasible_moves_alone(
    policy: Any, overrides: tuple[str, ...]
) -> None:
    base = scenario(*overrides)
    doctrines = {code: Doctrine(policy, d.weights) for code, d in base.doctrines.items()}
    system = InternationalSystem(dataclasses.replace(base, doctrines=doctrines), 0, RUNS)
    for _ in range(2):
        system.step()
        for state in system.states:
            assert state.answer is not None and state.faced is not None
            weight, hold = state.answer.weight, state.answer.hold
            assert np.isfinite(weight).all() and weight.min(initial=0) >= 0
            assert np.isfinite(hold).all() and (hold > 0).all()
            assert not weight[~state.faced.feasible].any()


def test_every_need_of_a_move_is_a_flag_of_the_world() -> None:
    needs = {need for need in scenario().repertoire.moves.needs if need is not None}
    assert needs <= set(FLAGS)


@every_world
def test_flags_have_one_truth_value_a_run_and_dyad(overrides: tuple[str, ...]) -> None:
    now = later(overrides)
    for name, flag in FLAGS.items():
        assert flag(now).shape == now.posture.shape, name
        assert flag(now).dtype == bool, name
