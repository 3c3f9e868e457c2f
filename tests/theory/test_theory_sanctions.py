"""Sanctions as packages that close part of what is still open."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.theory.sanctions import packages_in_force, raised

share = st.floats(0.0, 0.95)
size = st.floats(0.01, 0.4)


def test_one_package_closes_its_share_of_the_open_rest() -> None:
    assert raised(0.7, 1, 0.05) == pytest.approx(0.7 + 0.05 * 0.3)


@given(share, st.integers(0, 20), size)
def test_packages_one_by_one_equal_packages_at_once(level: float, number: int, d: float) -> None:
    step = np.asarray(level)
    for _ in range(number):
        step = raised(step, 1, d)
    assert raised(level, number, d) == pytest.approx(float(step), abs=1e-9)


@given(share, size)
def test_the_packages_in_force_rebuild_the_level(level: float, d: float) -> None:
    assert raised(0.0, packages_in_force(level, d), d) == pytest.approx(level, abs=1e-9)


@given(share, st.integers(1, 5), size)
def test_taking_packages_back_undoes_them(level: float, number: int, d: float) -> None:
    assert raised(raised(level, number, d), -number, d) == pytest.approx(level, abs=1e-9)


def test_a_level_never_falls_below_nothing() -> None:
    assert raised(0.02, -3, 0.05) == 0.0
