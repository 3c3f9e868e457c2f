"""The sparse list of a week's events says the same as loops over them."""

import dataclasses
from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from worlds import scenario

from sim.moves import EFFECTS, Orders, choices, no_orders

RUNS = 4
EVENT = st.tuples(st.integers(0, RUNS - 1), st.integers(0, 500), st.integers(1, 3))
EVENTS = st.lists(EVENT, max_size=30, unique_by=lambda event: event[:2])


def week(events: list[tuple[int, int, int]]) -> Orders:
    repertoire = scenario().repertoire
    table = np.array(sorted(events), dtype=np.int64).reshape(-1, 3)
    expected = np.zeros((RUNS, repertoire.count))
    return Orders(repertoire, RUNS, table[:, 0], table[:, 1], table[:, 2], expected)


def listed(orders: Orders) -> list[tuple[int, int, int]]:
    columns = (orders.run.tolist(), orders.cell.tolist(), orders.count.tolist())
    return list(zip(*columns, strict=True))


@given(events=EVENTS)
def test_a_total_is_the_sum_of_values_times_counts_over_the_events_of_a_dyad(
    events: list[tuple[int, int, int]],
) -> None:
    orders = week(events)
    value = orders.repertoire.goldstein
    loop: defaultdict[tuple[int, int], float] = defaultdict(float)
    for run, cell, count in events:
        loop[run, int(orders.repertoire.dyad[cell])] += value[cell] * count
    total = orders.total(value)
    assert total.shape == (RUNS, orders.repertoire.dyads)
    for place, number in np.ndenumerate(total):
        assert number == pytest.approx(loop[place], abs=1e-12)  # type: ignore[index]


@given(events=EVENTS)
def test_a_total_of_values_by_run_takes_each_event_at_the_value_of_its_run(
    events: list[tuple[int, int, int]],
) -> None:
    orders = week(events)
    value = np.random.default_rng(1).normal(size=(RUNS, orders.repertoire.count))
    together = orders.total(value)
    for run in range(RUNS):
        np.testing.assert_array_equal(together[run], orders.total(value[run])[run])


@given(events=EVENTS, effect=st.sampled_from(EFFECTS))
def test_a_count_is_the_number_of_events_with_the_effect(
    events: list[tuple[int, int, int]], effect: str
) -> None:
    orders = week(events)
    does = orders.repertoire.does(effect)
    loop = np.zeros((RUNS, orders.repertoire.dyads))
    for run, cell, count in events:
        loop[run, orders.repertoire.dyad[cell]] += count * does[cell]
    np.testing.assert_array_equal(orders.counted(effect), loop)


@given(events=EVENTS, effect=st.sampled_from(EFFECTS), dyads=st.sets(st.integers(0, 75)))
def test_a_number_is_the_count_over_some_dyads_or_over_all(
    events: list[tuple[int, int, int]], effect: str, dyads: set[int]
) -> None:
    orders = week(events)
    counts = orders.counted(effect)
    some = np.array(sorted(dyads), dtype=np.int64)
    np.testing.assert_array_equal(orders.number(effect)[:, 0], counts.sum(axis=1))
    np.testing.assert_array_equal(orders.number(effect, some)[:, 0], counts[:, some].sum(axis=1))


@given(events=EVENTS)
def test_a_sum_is_that_of_the_totals_of_all_dyads(events: list[tuple[int, int, int]]) -> None:
    orders = week(events)
    value = orders.repertoire.goldstein
    assert orders.sum(value)[:, 0] == pytest.approx(orders.total(value).sum(axis=1), abs=1e-12)


@given(events=EVENTS)
def test_a_surprise_is_what_happened_less_what_was_expected(
    events: list[tuple[int, int, int]],
) -> None:
    repertoire = scenario().repertoire
    expected = np.random.default_rng(1).random((RUNS, repertoire.count))
    surprise = dataclasses.replace(week(events), expected=expected).surprise()
    for run, cell, count in events:
        expected[run, cell] -= count
    np.testing.assert_array_equal(surprise, -expected)


@given(events=EVENTS, drawn=EVENTS, effect=st.sampled_from(EFFECTS))
def test_with_what_rules_drew_all_is_as_if_all_had_been_listed_at_once(
    events: list[tuple[int, int, int]], drawn: list[tuple[int, int, int]], effect: str
) -> None:
    repertoire = scenario().repertoire
    chosen = [event for event in events if repertoire.chosen[event[1]]]
    numbers = np.zeros((RUNS, len(repertoire.ruled)), dtype=np.int64)
    for run, cell, count in drawn:
        numbers[run, cell % len(repertoire.ruled)] = count
    ruled = [
        (int(r), int(repertoire.ruled[c]), int(numbers[r, c])) for r, c in np.argwhere(numbers)
    ]
    both, whole = week(chosen).with_drawn(numbers), week(chosen + ruled)
    assert listed(both.in_order()) == listed(whole)
    some = np.arange(0, repertoire.dyads, 2)
    for orders in (both, both.in_order()):
        np.testing.assert_array_equal(orders.counted(effect), whole.counted(effect))
        np.testing.assert_array_equal(orders.number(effect, some), whole.number(effect, some))
        np.testing.assert_array_equal(orders.surprise(), whole.surprise())


@given(first=EVENTS, second=EVENTS)
def test_joined_orders_hold_the_events_of_both_in_order_of_run_and_cell(
    first: list[tuple[int, int, int]], second: list[tuple[int, int, int]]
) -> None:
    joined = listed(week(first).joined(week(second)))
    assert sorted(joined) == sorted(first + second)
    assert [event[:2] for event in joined] == sorted(event[:2] for event in joined)


@given(events=EVENTS)
def test_choices_put_the_parts_of_the_states_in_order(events: list[tuple[int, int, int]]) -> None:
    repertoire = scenario().repertoire
    parts = [
        (np.array([run], dtype=np.int64), np.array([cell], dtype=np.int64))
        for run, cell, _ in events
    ]
    orders = choices(repertoire, np.zeros((RUNS, repertoire.count)), parts)
    assert listed(orders) == [(run, cell, 1) for run, cell, _ in sorted(events)]


def test_a_week_without_moves_counts_nothing() -> None:
    orders = no_orders(scenario().repertoire, RUNS)
    assert not orders.counted("imposes").any()
    assert not orders.total(orders.repertoire.goldstein).any()
    assert orders.total(orders.repertoire.goldstein).shape == (RUNS, orders.repertoire.dyads)
