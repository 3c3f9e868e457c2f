"""Ordinary strikes as events."""

import numpy as np
import worlds
from war_worlds import RUNS, at, ruled

from sim.rules.strikes import Strikes
from sim.world import THEATRES, World

RULE = Strikes()


def week(**fields: float) -> World:
    world = at(worlds.world(runs=RUNS), **{"truce": 0.0, "incidents": 3.0, **fields})
    return RULE(world, worlds.quiet(world), worlds.draws(runs=RUNS))


def test_the_missiles_of_the_theatre_are_strikes_of_russia() -> None:
    world = at(worlds.world(), truce=0.0)
    incidents = np.zeros_like(world.incidents)
    incidents[:, THEATRES.index("missiles")] = [0, 2, 5]
    after = RULE(world.replace(incidents=incidents), worlds.quiet(world), worlds.draws())
    assert ruled(after, "RUS>UKR:ordinary_strike").tolist() == [0, 2, 5]


def test_ukraine_strikes_in_a_week_with_the_chance_of_its_base_rate() -> None:
    chance = 45 / 52
    share = ruled(week(), "UKR>RUS:ordinary_strike").mean()
    assert abs(share - chance) < 4 * np.sqrt(chance * (1 - chance) / RUNS)


def test_a_limited_truce_stops_part_of_the_strikes() -> None:
    strikes = ruled(week(truce=1.0), "RUS>UKR:ordinary_strike")
    assert abs(strikes.mean() - 0.6 * 3) < 0.05 and strikes.min() >= 1


def test_nothing_is_struck_in_a_ceasefire() -> None:
    silent = week(stage=5.0)
    for label in ("RUS>UKR", "UKR>RUS"):
        assert ruled(silent, f"{label}:ordinary_strike").sum() == 0
