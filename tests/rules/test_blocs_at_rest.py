"""The stocks of the blocs stay where they start while the status quo lasts."""

import dataclasses
from functools import lru_cache

import numpy as np
import pytest

from sim.choice import Doctrine
from sim.model import InternationalSystem
from sim.policies.reaction import Reaction
from sim.world import THEATRES
from tests.worlds import scenario

RULES = ("theatres", "exercises", "alarm", "coercion", "burden", "cohesion", "brics")
RUNS, WEEKS = 200, 104


@lru_cache(maxsize=1)
def means():
    """Start and mean over two whole years of every stock, with moves at their base rates."""
    base = scenario()
    still = dataclasses.replace(
        base,
        rules={name: base.rules[name] for name in RULES},
        terms={},
        doctrines={code: Doctrine(Reaction(), {}) for code in base.doctrines},
        indicators={},
        # Without the posture rule the tone stays; at rest it does not tilt the rates.
        choice=dataclasses.replace(base.choice, spread=1000.0, spread_at_war=1000.0),
    )
    system = InternationalSystem(still, 0, RUNS)
    start = system.world
    sums = {}
    for _ in range(WEEKS):
        system.step()
        for name in STOCKS:
            sums[name] = sums.get(name, 0.0) + getattr(system.world, name)
    return start, {name: total / WEEKS for name, total in sums.items()}


STOCKS = ("alarm", "coercion", "burden_gap", "cohesion", "cooperation", "intensity", "alignment")
CALENDAR = {"alarm": 0.05, "cooperation": 0.03}
"""Share of the start by which a calendar that misses its yearly rates may move a stock for good.

Beyond four errors .021 of an alarm and .014 of a cooperation were measured, and three errors are
left as a margin. The other stocks know no calendar and have luck alone: .009 for cohesion."""


@pytest.mark.slow
@pytest.mark.parametrize("name", STOCKS)
def test_a_stock_does_not_drift_at_the_status_quo(name):
    start, over_time = means()
    begin, by_run = getattr(start, name), over_time[name]
    error = by_run.std(axis=0, ddof=1) / np.sqrt(RUNS)
    allowed = 4 * error + CALENDAR.get(name, 0.0) * np.abs(begin.mean(axis=0)) + 1e-9
    assert (np.abs(by_run.mean(axis=0) - begin.mean(axis=0)) < allowed).all()


@pytest.mark.slow
def test_alarm_as_a_whole_is_not_biased():
    start, over_time = means()
    ratio = over_time["alarm"].mean() / start.alarm.mean()
    assert abs(ratio - 1) < 0.03


@pytest.mark.slow
def test_the_gulf_keeps_its_mean_intensity():
    start, over_time = means()
    assert over_time["intensity"][:, THEATRES.index("gulf")].mean() == pytest.approx(2.0, abs=0.03)
