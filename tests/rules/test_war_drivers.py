"""Where the options of the war's drivers lead."""

from functools import lru_cache

import numpy as np
import pytest
import worlds

RUNS, WEEKS = 100, 26


@lru_cache(maxsize=16)
def mean(field: str, *overrides: str) -> float:
    """Mean of a stock over the runs in the last week."""
    world = worlds.run(worlds.scenario(*overrides), runs=RUNS, weeks=WEEKS).world
    return float(np.mean(getattr(world, field)))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("field", "low", "high"),
    [
        ("offer_ukraine", "driver/guarantees=withheld", "driver/guarantees=binding"),
        ("demand_russia", "driver/guarantees=withheld", "driver/guarantees=binding"),
        ("accusations", "driver/war=lull", "driver/war=escalation"),
        ("stage", "driver/negotiation=breakdown", "driver/negotiation=formal_plan"),
        ("mediated", "driver/negotiation=breakdown", "driver/negotiation=formal_plan"),
        ("since_exchange", "driver/humanitarian=expanded", "driver/humanitarian=frozen"),
        ("mediated", "driver/humanitarian=frozen", "driver/humanitarian=expanded"),
    ],
)
def test_options_pull_an_outcome_to_either_side_of_the_status_quo(
    field: str, low: str, high: str
) -> None:
    assert mean(field, low) < mean(field) < mean(field, high)
