"""What the parties would settle for."""

import dataclasses

import numpy as np
import worlds
from war_worlds import at, column

from sim.rules.beliefs import Beliefs
from sim.rules.demands import Demands
from sim.rules.guarantees import Guarantees
from sim.world import World
from sim.world.war import bargaining_range

RULE = Demands(hardening=0.0)


def start() -> World:
    world = Guarantees().settle(Beliefs().settle(worlds.world()))
    return at(world, intensity=1.8)


def test_the_start_has_the_range_of_the_specification() -> None:
    world = RULE.settle(start())
    np.testing.assert_allclose(world.demand_russia, 0.62 - 0.10)
    np.testing.assert_allclose(world.offer_ukraine, 0.50 + 0.14 - 0.15 * np.exp(-1.3 * 0.3))
    np.testing.assert_allclose(bargaining_range(world), 0.0184, atol=5e-4)


def test_guarantees_widen_the_range_even_where_they_harden_russia() -> None:
    rule = Demands(hardening=0.04)
    declared, binding = (rule.settle(at(start(), guarantee=value)) for value in (0.3, 0.8))
    assert (binding.demand_russia > declared.demand_russia).all()
    assert (bargaining_range(binding) > bargaining_range(declared)).all()


def test_more_sanctions_and_more_missiles_widen_it() -> None:
    world = start()
    usual = bargaining_range(RULE.settle(world))
    level = world.level.copy()
    level[:, column(world, "USA>RUS")] += 0.2
    assert (bargaining_range(RULE.settle(world.replace(level=level))) > usual).all()
    assert (bargaining_range(RULE.settle(at(world, intensity=3.0))) > usual).all()


def test_missiles_count_as_usual_where_nothing_counts_them_and_in_a_ceasefire() -> None:
    world = start()
    usual = RULE.settle(world).offer_ukraine
    np.testing.assert_allclose(RULE.settle(at(world, intensity=0.0)).offer_ukraine, usual)
    silent = at(world, intensity=0.1, stage=5.0)
    np.testing.assert_allclose(RULE.settle(silent).offer_ukraine, usual)


def test_costs_do_not_add_up_over_weeks() -> None:
    world = RULE.settle(start())
    later = world
    for _ in range(50):
        later = RULE(later, worlds.quiet(later), worlds.draws())
    np.testing.assert_allclose(later.offer_ukraine, world.offer_ukraine)
    np.testing.assert_allclose(later.demand_russia, world.demand_russia)


def test_disagreement_narrows_the_range_one_for_one() -> None:
    world = start()
    apart = dataclasses.replace(world, belief_russia=world.belief_russia + 0.03)
    difference = bargaining_range(RULE.settle(apart)) - bargaining_range(RULE.settle(world))
    np.testing.assert_allclose(difference, -0.03)
