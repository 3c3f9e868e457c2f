"""Every rule runs in any world, with parameters that differ by run, and edits nothing it reads."""

from collections import Counter
from typing import Any

import numpy as np
import pytest
import yaml
from contracts.parts import CONFIGS, drawn, of_run
from contracts.weeks import RUNS, WORLDS, Watch, arrays, same, watched
from worlds import quiet, scenario, world

from sim.draws import Draws
from sim.interfaces import AtRest, Settles
from sim.model import InternationalSystem
from sim.world import World


def configured() -> list[tuple[str, str]]:
    """Every rule that any file names, with its class."""
    files = sorted((CONFIGS / "rules").glob("*.yaml"))
    return [
        (name, row["_target_"])
        for file in files
        for name, row in (yaml.safe_load(file.read_text()) or {}).items()
        if isinstance(row, dict) and "_target_" in row
    ]


ANNIVERSARY = 52
"""A week in which whatever happens each quarter, half-year or year is due."""

RULES = [name for name, _ in configured()]
every_rule = pytest.mark.parametrize("name", RULES)
every_world = pytest.mark.parametrize(
    "overrides", WORLDS, ids=lambda words: " ".join(words) or "all"
)


def watch(name: str, overrides: tuple[str, ...]) -> Watch:
    watches = watched(*overrides)
    if name not in watches:
        pytest.fail(f"configs/rules names {name}, which is not in the default world")
    return watches[name]


def at_rest(rule: Any, before: World) -> dict[str, np.ndarray]:
    return rule.at_rest(before, quiet(before)) if isinstance(rule, AtRest) else {}


def test_every_rule_has_one_name_and_every_class_one_rule() -> None:
    assert len(set(RULES)) == len(RULES)
    assert set(RULES) == set(scenario().rules)


def test_posture_folds_last_when_all_moves_are_known() -> None:
    assert list(scenario().rules)[-1] == "posture"


@every_world
@every_rule
def test_a_rule_keeps_the_week_and_the_shapes_of_a_world(
    name: str, overrides: tuple[str, ...]
) -> None:
    seen = watch(name, overrides)
    for given in seen.given:
        after = seen.rule(given.world, given.orders, given.draws)
        assert after.week == given.world.week
        for (label, one), (_, other) in zip(arrays(given.world), arrays(after), strict=True):
            assert one.shape == other.shape and one.dtype == other.dtype, label
            assert np.isfinite(other).all(), label
            assert not other.flags.writeable, label


@every_world
@every_rule
def test_a_rule_gives_the_same_answer_twice_and_edits_nothing(
    name: str, overrides: tuple[str, ...]
) -> None:
    seen = watch(name, overrides)
    given = seen.given[-1]
    before = {label: values.copy() for label, values in arrays(given.world)}
    events = [given.orders.run, given.orders.cell, given.orders.count, given.orders.expected]
    kept = [values.copy() for values in events]
    first = seen.rule(given.world, given.orders, given.draws)
    second = seen.rule(given.world, given.orders, given.draws)
    same(first, second)
    for label, values in arrays(given.world):
        np.testing.assert_array_equal(values, before[label], err_msg=label)
    for values, copy in zip(events, kept, strict=True):
        np.testing.assert_array_equal(values, copy)


@every_world
@every_rule
def test_a_rule_with_parameters_by_run_gives_each_run_what_plain_numbers_would(
    name: str, overrides: tuple[str, ...]
) -> None:
    seen = watch(name, overrides)
    rule = drawn(seen.rule, RUNS)
    given = seen.given[-1]
    for week in (given.draws.week, ANNIVERSARY):
        draws = given.draws.at(week)
        together = rule(given.world, given.orders, draws)
        for run in range(RUNS):
            same(together, of_run(rule, run)(given.world, given.orders, draws), run)


@every_world
@every_rule
def test_a_rule_settles_and_asks_for_means_by_run_as_plain_numbers_would(
    name: str, overrides: tuple[str, ...]
) -> None:
    rule, start = drawn(scenario().rules[name], RUNS), world(*overrides, runs=RUNS)
    for run in range(RUNS):
        plain = of_run(rule, run)
        if isinstance(rule, Settles):
            same(rule.settle(start), plain.settle(start), run)
        for label, values in at_rest(rule, start).items():
            np.testing.assert_allclose(values[run], at_rest(plain, start)[label][run], rtol=1e-9)


@every_world
@every_rule
def test_means_that_a_rule_asks_for_have_one_column_a_dyad_or_pair(
    name: str, overrides: tuple[str, ...]
) -> None:
    start = world(*overrides, runs=RUNS)
    widths = {start.actors.dyads.count, start.actors.dyads.pairs}
    for label, values in at_rest(scenario(*overrides).rules[name], start).items():
        assert values.shape[0] == RUNS and values.shape[1] in widths, label


def test_no_two_rules_ask_for_a_mean_of_one_name() -> None:
    start = world(runs=RUNS)
    asked = [label for rule in scenario().rules.values() for label in at_rest(rule, start)]
    assert len(set(asked)) == len(asked)


@every_rule
def test_without_one_rule_the_model_still_runs(name: str) -> None:
    base = scenario()
    system = InternationalSystem(base, 0, 2)
    system.rules = {label: rule for label, rule in system.rules.items() if label != name}
    for _ in range(2):
        system.step()
    assert all(np.isfinite(values).all() for _, values in arrays(system.world))


class Counting(Draws):
    """Draws that count how often each key is asked for."""

    keys: Counter[tuple[str, str]] = Counter()

    def uniform(self, owner: str, purpose: str, width: int) -> np.ndarray:
        type(self).keys[owner, purpose] += 1
        return super().uniform(owner, purpose, width)


def test_no_number_is_drawn_twice_and_each_belongs_to_its_rule() -> None:
    for name, seen in watched().items():
        given = seen.given[0]
        Counting.keys = Counter()
        draws = Counting(given.draws.seed, 0, RUNS, given.draws.week)
        seen.rule(given.world, given.orders, draws)
        assert {owner for owner, _ in Counting.keys} <= {name}
        assert all(times == 1 for times in Counting.keys.values()), (name, Counting.keys)
