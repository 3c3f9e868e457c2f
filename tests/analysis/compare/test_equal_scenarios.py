"""Equal scenarios must look equal, and common luck must pay."""

import numpy as np
import pandas as pd
import pytest
from worlds import scenario

from sim.analysis.compare import Pairing, compare_pairing
from sim.study.manifest import chances_of
from sim.study.plan import PLAN
from sim.study.several import outcomes_of

TRIALS = 200
RUNS = 25
SMALL = ("states=[USA,RUS,UKR]", "weeks=5")
CHANCES = chances_of(scenario(*SMALL))


def many(*overrides: str, runs: int) -> pd.DataFrame:
    built = scenario(*SMALL, f"runs={runs}", *overrides)
    return outcomes_of({"": built}, PLAN)[""]


@pytest.fixture(scope="module")
def coverage() -> "pd.Series[float]":
    """Share of 200 pairs of blocks whose interval holds zero; each block has runs of its own."""
    sets = [many(f"seed={seed}", runs=TRIALS * RUNS) for seed in (1, 2)]
    common = [name for name in sets[0] if _common(sets[0][name])]
    sets = [frame[common] for frame in sets]
    held = [_holds_zero(*(frame.iloc[trial * RUNS : (trial + 1) * RUNS] for frame in sets))
            for trial in range(TRIALS)]  # fmt: skip
    return pd.DataFrame(held).mean()


def _holds_zero(first: pd.DataFrame, second: pd.DataFrame) -> "pd.Series[bool]":
    table = compare_pairing(Pairing(first, second, False, (), chances=CHANCES))
    return (table["low"] <= 0) & (table["high"] >= 0)


def _common(values: "pd.Series[float]") -> bool:
    """Whether a block of runs sees the outcome vary: no value is nearly all of them."""
    return float(values.value_counts(normalize=True).iloc[0]) < 0.9


@pytest.mark.slow
def test_intervals_of_equal_scenarios_under_two_seeds_hold_zero_as_often_as_they_say(
    coverage: "pd.Series[float]",
) -> None:
    print(coverage.sort_values().to_string())
    assert len(coverage) >= 20
    assert coverage.between(0.91, 0.98).mean() >= 0.88
    # Outcomes of rare leaps hold zero too often in blocks so small; none may too seldom.
    assert coverage.min() > 0.9
    assert 0.94 <= coverage.mean() <= 0.965


@pytest.mark.slow
def test_common_luck_cuts_the_variance_between_near_scenarios() -> None:
    first, second = (many(*more, "seed=1", runs=300) for more in ((), ("driver/war=escalation",)))
    table = compare_pairing(Pairing(first, second, True, (), chances=CHANCES))
    moved = table[(table["standardised"] != 0) & (first.std() > 0)]
    print(moved["pairing"].sort_values().to_string())
    assert moved["pairing"].median() > 1.5
    assert np.isfinite(moved["pairing"]).all()
