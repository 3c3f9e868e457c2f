"""Moves are drawn with their chances, one a group at most, and never an infeasible one."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from scipy import stats
from worlds import scenario

from sim.choice import Layout, Mix, draw_moves, side_by_side
from sim.model import InternationalSystem

SIZES = (3, 1, 4)
STARTS = (0, 3, 4)
COLUMNS = (1, 4, 7)
CELLS = sum(SIZES)
FIRST = 20
"""Position of the state's first cell in the world."""
WIDTH = 8

WEIGHTS = arrays.arrays(
    float, (6, CELLS), elements=st.one_of(st.just(0.0), st.floats(1e-6, 5.0, allow_subnormal=False))
)
HOLDS = arrays.arrays(float, (6, len(SIZES)), elements=st.floats(1e-6, 1.0))
NUMBERS = arrays.arrays(
    float, (6, WIDTH), elements=st.floats(0, 1, exclude_min=True, exclude_max=True)
)


def plan() -> Layout:
    dyad = np.repeat([5, 6, 6], SIZES)
    return Layout(
        state=0,
        code="AAA",
        dyads=np.array([5, 6]),
        cells=slice(FIRST, FIRST + CELLS),
        starts=np.array(STARTS),
        sizes=np.array(SIZES),
        column=np.array(COLUMNS),
        dyad=dyad,
        goldstein=np.zeros(CELLS),
        rivera=np.zeros(CELLS),
        chosen=np.ones(CELLS, dtype=bool),
    )


def scalar_draw(weights: list[float], hold: float, number: float) -> int | None:
    """Position of the move that a number in (0, 1) leads to, or None for holding."""
    left = number * (hold + sum(weights)) - hold
    if left < 0:
        return None
    for place, weight in enumerate(weights):
        if left < weight:
            return place
        left -= weight
    return None


def drawn(mix: Mix, numbers: np.ndarray) -> set[tuple[int, int]]:
    run, cell = draw_moves(mix, plan(), numbers)
    return set(zip(run.tolist(), cell.tolist(), strict=True))


@given(weight=WEIGHTS, hold=HOLDS, numbers=NUMBERS)
def test_a_move_without_weight_is_never_drawn(
    weight: np.ndarray, hold: np.ndarray, numbers: np.ndarray
) -> None:
    run, cell = draw_moves(Mix(weight, hold), plan(), numbers)
    assert (weight[run, cell - FIRST] > 0).all()


@given(weight=WEIGHTS, hold=HOLDS)
def test_a_move_without_weight_is_never_drawn_even_by_the_largest_numbers(
    weight: np.ndarray, hold: np.ndarray
) -> None:
    numbers = np.full((6, WIDTH), np.nextafter(1.0, 0.0))
    run, cell = draw_moves(Mix(weight, hold), plan(), numbers)
    assert (weight[run, cell - FIRST] > 0).all()


@given(weight=WEIGHTS, hold=HOLDS, numbers=NUMBERS)
def test_each_group_draws_one_move_at_most(
    weight: np.ndarray, hold: np.ndarray, numbers: np.ndarray
) -> None:
    run, cell = draw_moves(Mix(weight, hold), plan(), numbers)
    group = plan().group_of[cell - FIRST]
    assert len(set(zip(run.tolist(), group.tolist(), strict=True))) == len(run)


def test_the_draw_equals_a_scalar_one_number_by_number() -> None:
    rng = np.random.default_rng(3)
    weight = rng.uniform(0, 2, (500, CELLS)) * (rng.uniform(size=(500, CELLS)) < 0.7)
    hold, numbers = rng.uniform(0.01, 1, (500, 3)), rng.uniform(size=(500, WIDTH))
    expected = set()
    for run in range(500):
        for start, size, column, kept in zip(STARTS, SIZES, COLUMNS, hold[run], strict=True):
            own = weight[run, start : start + size].tolist()
            place = scalar_draw(own, float(kept), float(numbers[run, column]))
            if place is not None:
                expected.add((run, FIRST + start + place))
    assert drawn(Mix(weight, hold), numbers) == expected


def test_moves_come_as_often_as_their_chances() -> None:
    runs = 40_000
    weight = np.broadcast_to([0.1, 0.0, 0.3, 0.5, 0.2, 0.2, 0.05, 1.0], (runs, CELLS)).copy()
    hold = np.broadcast_to([0.6, 0.5, 0.2], (runs, 3)).copy()
    numbers = np.random.default_rng(1).uniform(size=(runs, WIDTH))
    _, cell = draw_moves(Mix(weight, hold), plan(), numbers)
    seen = np.bincount(cell - FIRST, minlength=CELLS)
    for start, size, kept in zip(STARTS, SIZES, hold[0], strict=True):
        own = seen[start : start + size]
        counts = np.append(own, runs - own.sum())
        chances = np.append(weight[0, start : start + size], kept)
        possible = chances > 0
        wanted = runs * chances[possible] / chances.sum()
        assert counts[~possible].sum() == 0
        assert stats.chisquare(counts[possible], wanted).pvalue > 0.01


def test_low_numbers_hold() -> None:
    weight, hold = np.full((1, CELLS), 0.4), np.full((1, 3), 0.4)
    assert drawn(Mix(weight, hold), np.full((1, WIDTH), 1e-9)) == set()


def test_a_state_whose_moves_are_all_infeasible_holds() -> None:
    mix = Mix(np.zeros((50, CELLS)), np.ones((50, 3)))
    numbers = np.random.default_rng(1).uniform(size=(50, WIDTH))
    assert drawn(mix, numbers) == set()


def test_moves_drawn_for_all_states_at_once_are_those_drawn_state_by_state() -> None:
    system = InternationalSystem(scenario(), 0, 40)
    for _ in range(3):
        system.step()
    own = set()
    for state in system.states:
        assert state.answer is not None and state.draws is not None
        run, cell = draw_moves(state.answer, state.layout, state.draws)
        own |= set(zip(run.tolist(), cell.tolist(), strict=True))
    together = system.orders
    ruled = ~together.repertoire.chosen[together.cell]
    pairs = zip(together.run[~ruled].tolist(), together.cell[~ruled].tolist(), strict=True)
    assert len(own) > 100
    # The vote of the EU may have stopped some of what was chosen.
    left = own - set(pairs)
    assert all(together.repertoire.senders[cell] == "EUU" for _, cell in left)


def test_states_side_by_side_keep_their_groups_and_columns() -> None:
    system = InternationalSystem(scenario(), 0, 1)
    layouts = [state.layout for state in system.states]
    whole = side_by_side(layouts)
    assert whole.cells == slice(0, system.scenario.repertoire.count)
    np.testing.assert_array_equal(whole.starts, system.scenario.repertoire.groups[0])
    assert whole.width == sum(layout.width for layout in layouts)
    assert len(np.unique(whole.column)) == len(whole.column)
