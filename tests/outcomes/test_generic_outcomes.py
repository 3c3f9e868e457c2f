"""Generic outcomes against numbers worked by hand."""

import numpy as np
import pytest
import xarray as xr

from sim.outcomes.reached import FirstWeek, Reached
from sim.outcomes.summary import Final, Mean, Peak, Total, with_units

WEEKLY = xr.Dataset(
    {
        "flow": (("run", "week"), np.array([[9.0, 1.0, 4.0, 1.0], [0.0, 0.0, 2.0, 5.0]])),
        "wide": (("run", "week", "state"), np.zeros((2, 4, 3))),
    }
)


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (Final("flow"), [1, 5]),
        (Total("flow"), [6, 7]),
        (Mean("flow"), [2, 7 / 3]),
        (Peak("flow"), [4, 5]),
        (Reached("flow", 6), [1, 0]),
        (Reached("flow", 5), [1, 1]),
        (FirstWeek("flow", 9), [0, 4]),
        (FirstWeek("flow", 2), [0, 2]),
    ],
)
def test_an_outcome_follows_its_definition(outcome: object, expected: list[float]) -> None:
    np.testing.assert_allclose(outcome(WEEKLY), expected)


@pytest.mark.parametrize("kind", [Final, Total, Mean, Peak])
@pytest.mark.parametrize("indicator", ["absent", "wide"])
def test_an_outcome_of_no_single_number_is_refused(kind: type, indicator: str) -> None:
    with pytest.raises(ValueError, match=indicator):
        kind(indicator)(WEEKLY)


@pytest.mark.parametrize("outcome", [Total("x"), Mean("x"), FirstWeek("x", 0.8)])
def test_an_outcome_is_the_same_to_the_bit_in_any_block(outcome: object) -> None:
    # Weeks first in memory, as a model that collects week by week leaves them.
    values = np.random.default_rng(3).normal(size=(105, 300)).T
    whole = outcome(xr.Dataset({"x": (("run", "week"), values)}))
    for size in (1, 17):
        part = outcome(xr.Dataset({"x": (("run", "week"), values[:size])}))
        assert part.tolist() == whole[:size].tolist()


def test_an_outcome_takes_the_unit_of_its_indicator_unless_it_has_one() -> None:
    units = {"packages": "moves/week", "price": "US dollars/barrel"}
    assert with_units(Total("packages"), units).units == "moves"
    assert with_units(Mean("packages"), units).units == "moves/week"
    assert with_units(Peak("price"), units).units == "US dollars/barrel"
    assert with_units(Final("price", units="EUR"), units).units == "EUR"
    assert with_units(Reached("price", 100), units).units == "1"
