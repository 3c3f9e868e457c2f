"""A what-if equals its parent to the bit until its week; each kind changes what it should."""

import dataclasses
from functools import lru_cache

import numpy as np
import pytest
from worlds import scenario

from sim.choice import Doctrine
from sim.model import InternationalSystem
from sim.moves import Orders
from sim.policies.hold import Hold
from sim.scenario import Intervention
from sim.world import World

RUNS, WEEKS, WEEK = 20, 8, 6
MOVE = "USA>RUS:impose_sanctions"


def changes() -> dict[str, Intervention]:
    base = scenario()
    dyad = base.actors.dyads.positions["USA>RUS"]
    return {
        "move": Intervention(WEEK, cell=base.repertoire.positions[MOVE]),
        "shock": Intervention(WEEK, field="level", column=dyad, size=-0.3),
        "parameter": Intervention(WEEK, rule="posture", field="impulse", value=0.5),
        "policy": Intervention(WEEK, state="USA", doctrine=Doctrine(Hold(), {})),
    }


@lru_cache(maxsize=8)
def passed(kind: str | None = None) -> list[tuple[World, Orders]]:
    """The worlds and orders of every week, with one change or none."""
    change = (changes()[kind],) if kind else ()
    varied = dataclasses.replace(scenario(), interventions=change, weeks=WEEKS)
    system = InternationalSystem(varied, 0, RUNS)
    weeks = [(system.world, system.orders)]
    for _ in range(WEEKS):
        system.step()
        weeks.append((system.world, system.orders))
    return weeks


def equal(first: tuple[World, Orders], second: tuple[World, Orders]) -> bool:
    names = [field.name for field in dataclasses.fields(World) if "unit" in field.metadata]
    events = ("run", "cell", "count", "expected")
    return all(
        np.array_equal(getattr(first[0], name), getattr(second[0], name)) for name in names
    ) and all(np.array_equal(getattr(first[1], e), getattr(second[1], e)) for e in events)


def events(orders: Orders, but: int | None = None) -> set[tuple[int, int]]:
    """Run and cell of all events outside one group."""
    kept = orders.repertoire.group[orders.cell] != but
    return set(zip(orders.run[kept].tolist(), orders.cell[kept].tolist(), strict=True))


@pytest.mark.parametrize("kind", changes())
def test_a_what_if_equals_its_parent_to_the_bit_until_its_week(kind: str) -> None:
    pairs = list(zip(passed(), passed(kind), strict=True))
    assert all(equal(first, second) for first, second in pairs[:WEEK])
    assert not all(equal(first, second) for first, second in pairs[WEEK:])


def test_a_forced_move_happens_in_every_run_in_place_of_its_groups_choice() -> None:
    orders, parent = passed("move")[WEEK][1], passed()[WEEK][1]
    cell = scenario().repertoire.positions[MOVE]
    group = int(scenario().repertoire.group[cell])
    own = orders.repertoire.group[orders.cell] == group
    assert orders.run[own].tolist() == list(range(RUNS))
    assert (orders.cell[own] == cell).all() and (orders.count[own] == 1).all()
    # Moves that rules draw may answer it in the same week; the other choices stay.
    chosen = orders.repertoire.chosen
    others = {e for e in events(parent, group) if chosen[e[1]]}
    assert others == {e for e in events(orders, group) if chosen[e[1]]}


def test_a_forced_move_is_forced_in_its_week_alone() -> None:
    cell = scenario().repertoire.positions[MOVE]
    counts = [int((orders.cell == cell).sum()) for _, orders in passed("move")]
    assert counts[WEEK] == RUNS
    assert max(counts[:WEEK] + counts[WEEK + 1 :]) < RUNS


def test_a_shock_is_added_before_states_choose() -> None:
    base = dataclasses.replace(scenario(), interventions=(changes()["shock"],), rules={})
    system = InternationalSystem(base, 0, 3)
    dyad = base.actors.dyads.positions["USA>RUS"]
    levels = []
    for _ in range(WEEKS):
        system.step()
        levels.append(system.world.level[:, dyad].copy())
    before, after = levels[WEEK - 2], levels[WEEK - 1]
    np.testing.assert_allclose(after, before - 0.3, atol=1e-12)
    np.testing.assert_array_equal(levels[-1], after)


def test_a_shock_takes_no_share_out_of_its_range() -> None:
    change = dataclasses.replace(changes()["shock"], size=5.0, week=1)
    base = dataclasses.replace(scenario(), interventions=(change,), rules={})
    system = InternationalSystem(base, 0, 3)
    system.step()
    assert system.world.level.max() == 1.0


def test_a_changed_parameter_leaves_the_scenario_as_it_was() -> None:
    base = dataclasses.replace(scenario(), interventions=(changes()["parameter"],))
    system = InternationalSystem(base, 0, 2)
    for _ in range(WEEK):
        system.step()
    assert system.rules["posture"].impulse == 0.5  # type: ignore[attr-defined]
    assert base.rules["posture"].impulse != 0.5  # type: ignore[attr-defined]


def test_a_state_told_to_hold_acts_no_more_from_its_week_on() -> None:
    senders = np.array(scenario().repertoire.senders)
    chosen = scenario().repertoire.chosen
    acts = [int(((senders == "USA") & chosen)[o.cell].sum()) for _, o in passed("policy")]
    assert min(acts[1:WEEK]) > 0
    assert acts[WEEK:] == [0] * (WEEKS + 1 - WEEK)
