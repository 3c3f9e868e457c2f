"""Whatever the world holds stays near its start under the status quo, or says why it does not.

The tests of the rules hold each stock to its fixed point exactly, one rule at a time. This one
looks at all quantities in the whole model, also at those of a rule that nobody has written yet.
"""

import numpy as np
import pytest
from contracts.weeks import arrays
from worlds import scenario

from sim.model import InternationalSystem

RUNS, WEEKS = 250, 52
"""A whole year, so that the season of exercises closes."""
NAMED, MOVING = 0.6, 0.4
"""How far a quantity may have moved without being named, and must have to be: root mean square over
its places, in standard deviations of single runs. Luck alone gives 1/sqrt(RUNS), .06."""

MOVES = {
    "renewal": "a clock",
    "ballot": "a clock",
    "incidents": "counts the week's; in week 0 nothing has happened",
    "threat_history": "counts resolved threats",
    "backed": "demands made under sanctions begin with the first",
    "gdp_loss": "is that since the start",
    "level": "levels of sanctions have forecasts of their own",
    "stage": "the negotiation has a forecast of its own",
    "felt": "Januaries lie between exercises; the fixed point is the mean of a year",
    "alarm": "Januaries lie between exercises; the fixed point is the mean of a year",
}


@pytest.fixture(scope="module")
def moved() -> dict[str, float]:
    """How far each quantity has moved in a year."""
    system = InternationalSystem(scenario(), 0, RUNS)
    start = {name: np.array(values, dtype=float) for name, values in arrays(system.world)}
    for _ in range(WEEKS):
        system.step()
    end = {name: np.array(values, dtype=float) for name, values in arrays(system.world)}
    return {name: far(end[name], start[name]) for name in end}


def far(end: np.ndarray, start: np.ndarray) -> float:
    spread, apart = end.std(axis=0), (end - start).mean(axis=0)
    vary = (spread > 1e-12) | (np.abs(apart) > 1e-12)
    # Places where no run differs are measured by those where runs do.
    spread = np.maximum(spread, max(0.1 * float(spread.max(initial=0.0)), 1e-9))
    return float(np.sqrt(np.mean((apart / spread)[vary] ** 2))) if vary.any() else 0.0


def test_every_quantity_stays_near_its_start_for_a_year_or_is_named_with_a_reason(
    moved: dict[str, float],
) -> None:
    assert {name for name, size in moved.items() if size > NAMED} - set(MOVES) == set()


def test_what_is_named_as_moving_does_move(moved: dict[str, float]) -> None:
    assert {name for name in MOVES if moved[name] <= MOVING} == set()


def test_a_stock_that_drifts_would_be_found() -> None:
    rng = np.random.default_rng(1)
    start = np.full((RUNS, 5), 0.4)
    noise = 0.1 * rng.standard_normal((RUNS, 5))
    assert far(start + noise, start) < MOVING
    assert far(start + noise + 0.1, start) > NAMED
    assert far(start + 0.001, start) > NAMED
    assert far(start, start) == 0.0
