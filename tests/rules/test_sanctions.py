"""Packages, relief and lapses."""

import dataclasses

import economies
import numpy as np
import worlds

from sim.rules.sanctions import Sanctions
from sim.world import World

STILL = Sanctions(lapse=0.0)


def place(world: World, label: str) -> int:
    return world.actors.dyads.positions[label]


def test_a_package_closes_its_share_of_what_is_open() -> None:
    world = economies.world()
    after = STILL(world, worlds.orders(world, "USA>RUS:impose_sanctions"), worlds.draws())
    before = world.level[:, place(world, "USA>RUS")]
    np.testing.assert_allclose(
        after.level[:, place(world, "USA>RUS")], before + 0.05 * (1 - before)
    )


def test_relief_leaves_three_quarters() -> None:
    world = economies.world()
    after = STILL(world, worlds.orders(world, "USA>RUS:ease_sanctions"), worlds.draws())
    before = world.level[:, place(world, "USA>RUS")]
    np.testing.assert_allclose(after.level[:, place(world, "USA>RUS")], 0.75 * before)


def test_a_penalty_on_a_buyer_is_a_sanction_on_it() -> None:
    world = economies.world()
    after = STILL(world, worlds.orders(world, "USA>IND:secondary_sanctions"), worlds.draws())
    assert (after.level > world.level)[:, place(world, "USA>IND")].all()


def test_without_moves_and_lapses_nothing_changes() -> None:
    world = economies.world()
    after = STILL(world, worlds.quiet(world), worlds.draws())
    np.testing.assert_allclose(after.level, world.level)


def test_a_lone_package_lapses_at_the_hazard_of_an_episode() -> None:
    runs, rule = 4000, Sanctions(lapse=0.02)
    world = economies.world(runs=runs)
    world = world.replace(level=np.full_like(world.level, 0.05))
    after = rule(world, worlds.quiet(world), worlds.draws(runs=runs))
    free, bound = place(world, "USA>BRA"), place(world, "USA>RUS")
    for column, hazard in ((free, 0.02), (bound, 0.01)):
        ended = (after.level[:, column] < 0.02).mean()
        chance = -np.expm1(-hazard)
        assert abs(ended - chance) < 4 * np.sqrt(chance * (1 - chance) / runs)


def test_lapses_double_once_the_guns_are_silent() -> None:
    runs, rule = 2000, Sanctions(lapse=0.01)
    war = economies.world(runs=runs)
    peace = war.replace(stage=np.full_like(war.stage, 5.0))
    lapsed = [
        (rule(w, worlds.quiet(w), worlds.draws(runs=runs)).level < w.level)[
            :, place(war, "EUU>RUS")
        ].mean()
        for w in (war, peace)
    ]
    assert 1.5 < lapsed[1] / lapsed[0] < 2.5


def test_episodes_survive_as_in_the_data_base() -> None:
    """War-free episodes with the rates of packages and relief, five years; GSDB-R3 .88 and .52."""
    runs, states = 40, "states=[USA,CHN,IRN,IND,TUR,BRA,ZAF,ISR,EUU]"
    world = economies.world(states, runs=runs)
    world = world.replace(level=np.zeros_like(world.level))
    survival = dict(zip((1, 5), _survival(Sanctions(), world, years=40), strict=True))
    assert abs(survival[1] - 0.88) < 0.05
    assert abs(survival[5] - 0.52) < 0.05


def _survival(rule: Sanctions, world: World, years: int) -> tuple[float, float]:
    from sim.theory.survival import kaplan_meier

    rng, repertoire = np.random.default_rng(3), world.repertoire
    tags = ("imposes", "penalises_buyer", "eases")
    cells = np.flatnonzero(np.any([repertoire.does(tag) for tag in tags], axis=0))
    eases, dyad = repertoire.does("eases")[cells], repertoire.dyad[cells]
    age = np.full(world.level.shape, -1)
    lengths, ends = [], []
    for week in range(1, 52 * years):
        feasible = ~eases | (world.level > 0.02)[:, dyad]
        drawn = (rng.random(feasible.shape) < repertoire.reference_base[cells]) & feasible
        run, column = np.nonzero(drawn)
        empty = worlds.quiet(world)
        once = np.ones(len(run), dtype=np.int64)
        orders = dataclasses.replace(empty, run=run, cell=cells[column], count=once)
        world = rule(world, orders, worlds.draws(week, runs=len(world.level)))
        lasting = world.level >= 0.02
        over = (age >= 0) & ~lasting
        lengths += list((age[over] + 1) / 52)
        ends += [True] * int(over.sum())
        age = np.where(lasting, age + 1, -1)
        world = world.replace(level=np.where(lasting, world.level, 0.0))
    lengths += list((age[age >= 0] + 1) / 52)
    ends += [False] * int((age >= 0).sum())
    times, _, _, survival = kaplan_meier(np.array(lengths), np.array(ends))
    one, five = (survival[np.searchsorted(times, year, side="right") - 1] for year in (1, 5))
    return float(one), float(five)
