"""Answers in kind."""

import dataclasses

import economies
import numpy as np
import worlds

from sim.rules.counter_sanctions import CounterSanctions
from sim.world import World
from sim.world.derived import happened

RULE = CounterSanctions()
PACKAGE = "USA>CHN:impose_sanctions"


def answered(rule: CounterSanctions, runs: int = 3) -> tuple[World, World, int]:
    world = economies.world(runs=runs)
    place = world.actors.dyads.positions["CHN>USA"]
    return world, rule(world, worlds.orders(world, PACKAGE), worlds.draws(runs=runs)), place


def test_a_sure_and_prompt_answer_is_recorded_and_raises_the_level() -> None:
    before, after, place = answered(dataclasses.replace(RULE, willingness=20.0, prompt=1.0))
    events = happened(after, worlds.quiet(after)).counted("counters")
    assert (events[:, place] == 1).all() and events.sum() == len(events)
    np.testing.assert_allclose(
        after.level[:, place], before.level[:, place] + 0.05 * (1 - before.level[:, place])
    )


def test_a_late_answer_comes_in_the_next_week() -> None:
    rule = dataclasses.replace(RULE, willingness=20.0, prompt=0.0)
    before, owed, place = answered(rule)
    np.testing.assert_array_equal(owed.level, before.level)
    assert (owed.answer_owed[:, place] == 1).all()
    after = rule(owed, worlds.quiet(owed), worlds.draws(2))
    assert (happened(after, worlds.quiet(after)).counted("counters")[:, place] == 1).all()
    assert (after.level > owed.level)[:, place].all() and (after.answer_owed == 0).all()


def test_who_is_not_sanctioned_does_not_answer() -> None:
    world = economies.world()
    after = dataclasses.replace(RULE, willingness=20.0)(world, worlds.quiet(world), worlds.draws())
    np.testing.assert_array_equal(after.level, world.level)
    assert (after.occurred == world.occurred).all()


def test_answers_come_as_often_as_the_tables_of_rates_say() -> None:
    runs = 4000
    _, after, place = answered(RULE, runs)
    share = ((after.answer_owed > 0) | (after.occurred.sum(axis=1, keepdims=True) > 0))[:, place]
    repertoire = after.repertoire
    provoked = [
        repertoire.reference[repertoire.positions[f"USA>CHN:{move}"]]
        for move in ("impose_sanctions", "secondary_sanctions")
    ]
    rate = repertoire.reference[repertoire.positions["CHN>USA:counter_sanctions"]]
    chance = rate / sum(provoked)
    assert abs(share.mean() - chance) < 4 * np.sqrt(chance * (1 - chance) / runs)
