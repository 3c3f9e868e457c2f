"""Lines that lie on each other can all be seen."""

import numpy as np

from sim.report.hidden import styles

WEEKS = np.arange(60.0)


def test_lines_apart_are_solid() -> None:
    assert styles([WEEKS, WEEKS + 10, 60 - WEEKS]) == ["-", "-", "-"]


def test_a_line_on_an_earlier_one_is_dashed_and_a_third_has_half_as_many_dashes() -> None:
    found = styles([WEEKS, WEEKS + 1e-9, WEEKS, WEEKS + 30])
    assert found == ["-", (0, (3, 3)), (0, (3, 9)), "-"]


def test_lines_that_cross_or_part_half_way_are_solid() -> None:
    apart = np.where(WEEKS < 20, WEEKS, 2 * WEEKS)
    assert styles([WEEKS, apart]) == ["-", "-"]


def test_lines_of_one_value_each_hide_each_other_only_where_the_values_are_equal() -> None:
    flat = np.ones(5)
    assert styles([flat, flat]) == ["-", (0, (3, 3))]
    assert styles([flat, 2 * flat]) == ["-", "-"]


def test_lines_of_other_lengths_and_unknown_weeks_are_held_against_what_both_have() -> None:
    unknown = np.where(WEEKS < 10, np.nan, WEEKS)
    assert styles([WEEKS, unknown[:40], np.full(60, np.nan)]) == ["-", (0, (3, 3)), "-"]
    assert styles([]) == []
