"""What the kinds of a week's events say of a pair beyond their mean score."""

import numpy as np
import pytest

from sim.analysis.hindcast.mix import MANY, read_mix
from sim.analysis.posture.events import PairWeeks

WEEKS, PAIRS = 12, (("CHN", "USA"), ("RUS", "USA"), ("RUS", "UKR"))


def made(seed: int = 1) -> tuple[PairWeeks, np.ndarray]:
    rng = np.random.default_rng(seed)
    shape = (WEEKS, len(PAIRS), 2)
    n = rng.poisson(6.0, shape).astype(float)
    tone = rng.normal(1.0, 2.0, shape) * (n > 0)
    weeks = np.datetime64("2023-01-02") + 7 * np.arange(WEEKS)
    talk = np.clip(0.7 + 0.05 * tone + rng.normal(0.0, 0.1, shape), 0.0, 1.0) * (n > 0)
    return PairWeeks(weeks, PAIRS, np.minimum(np.arange(WEEKS), 1), n, tone), talk


def test_a_reading_is_what_the_line_of_earlier_weeks_leaves_over_weighed_by_events() -> None:
    table, talk = made()
    found = read_mix(table, talk)
    for week in range(1, WEEKS):
        seen = table.n[:week] > 0
        weight = np.sqrt(np.minimum(table.n[:week][seen], MANY))
        slope, level = np.polyfit(table.tone[:week][seen], talk[:week][seen], 1, w=weight)
        for pair in range(len(PAIRS)):
            total = 0.0
            for direction in range(2):
                cell = (week, pair, direction)
                if table.n[cell] > 0:
                    total += table.n[cell] * (talk[cell] - level - slope * table.tone[cell])
            assert found[week, pair] == pytest.approx(total / (table.n[week, pair].sum() + MANY))


def test_what_the_tone_tells_already_is_no_reading() -> None:
    table, _ = made()
    assert read_mix(table, (0.5 + 0.03 * table.tone) * table.seen)[1:] == pytest.approx(0.0)


def test_no_reading_of_the_mix_looks_at_a_later_week() -> None:
    table, talk = made()
    later = talk.copy()
    later[7:] = 0.0
    np.testing.assert_array_equal(read_mix(table, talk)[:7], read_mix(table, later)[:7])
    assert not np.array_equal(read_mix(table, talk)[7:], read_mix(table, later)[7:])


def test_pairs_without_events_and_the_first_week_say_nothing() -> None:
    table, talk = made()
    table.n[5, 1], table.tone[5, 1], talk[5, 1] = 0.0, 0.0, 0.0
    found = read_mix(table, talk)
    assert found[5, 1] == 0
    assert not found[0].any()


def test_tones_that_are_all_alike_give_no_line_and_no_reading() -> None:
    table, talk = made()
    table.tone[:] = np.where(table.n > 0, 1.5, 0.0)
    assert not read_mix(table, talk).any()
