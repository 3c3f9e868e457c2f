"""The world stays finite, inside its bounds and read-only, whatever the parameters."""

from functools import lru_cache

import numpy as np
import pytest
from contracts.weeks import WORLDS, arrays, sampled, units
from worlds import scenario

from sim.model import InternationalSystem
from sim.model.interventions import SHARES

RUNS, WEEKS = 50, 30
COUNTS = ("moves", "weeks", "packages", "mb/d", "observations", "incidents", "seizures", "threats",
          "demands")  # fmt: skip
EITHER_SIGN = ("oil_seized",)

every_world = pytest.mark.parametrize(
    "overrides", WORLDS, ids=lambda words: " ".join(words) or "all"
)


@lru_cache(maxsize=6)
def passed(overrides: tuple[str, ...], varied: bool) -> InternationalSystem:
    base = scenario(*overrides)
    system = InternationalSystem(sampled(base, RUNS) if varied else base, 0, RUNS)
    for _ in range(WEEKS):
        system.step()
        check(system)
    return system


def check(system: InternationalSystem) -> None:
    unit = units()
    for name, values in arrays(system.world):
        where = f"{name} in week {system.week}"
        assert np.isfinite(values).all(), where
        assert not values.flags.writeable, where
        if name in SHARES:
            assert values.min(initial=0) >= 0 and values.max(initial=0) <= 1 + 1e-12, where
        if unit[name] in COUNTS:
            assert values.min(initial=0) >= 0, where


@pytest.mark.slow
@pytest.mark.parametrize("varied", [False, True], ids=["defaults", "sampled"])
@every_world
def test_the_world_stays_finite_and_within_bounds(overrides: tuple[str, ...], varied: bool) -> None:
    system = passed(overrides, varied)
    assert system.week == WEEKS
    for name, values in system.datacollector.model_vars.items():
        assert np.isfinite(np.array(values)).all(), name


@every_world
def test_the_world_is_read_only_from_the_start(overrides: tuple[str, ...]) -> None:
    system = InternationalSystem(scenario(*overrides), 0, 2)
    assert [name for name, values in arrays(system.world) if values.flags.writeable] == []


def test_every_quantity_of_the_world_has_a_unit_and_a_meaning_and_two_axes() -> None:
    system = InternationalSystem(scenario(), 0, 2)
    for name, values in arrays(system.world):
        assert values.ndim == 2 and len(values) == 2, name
        assert units()[name].strip()


def test_a_field_that_the_world_does_not_have_cannot_be_replaced() -> None:
    system = InternationalSystem(scenario(), 0, 2)
    with pytest.raises(AttributeError, match="no field happiness"):
        system.world.replace(happiness=np.ones((2, 1)))


@pytest.mark.parametrize(
    "wrong",
    [np.ones((1, 16)), np.ones(16), np.ones((2, 1)), np.ones((2, 16), dtype=np.int64)],
    ids=["a mean over runs", "no run axis", "one state", "whole numbers"],
)
def test_an_array_that_does_not_fit_its_field_is_refused(wrong: np.ndarray) -> None:
    system = InternationalSystem(scenario(), 0, 2)
    with pytest.raises(ValueError, match=r"world's alignment is float64 of shape \(2, 16\)"):
        system.world.replace(alignment=wrong)
