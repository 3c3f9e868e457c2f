import numpy as np
import pytest

from sim.model import InternationalSystem
from sim.world.derived import cyber_trust, trust
from sim.world.flags import between_parties
from sim.world.relations import credibility
from tests.relations_worlds import RUNS, at_rest

WEEKS, EARLY = 104, 52

STOCKS = {
    "stake": lambda w: w.stake,
    "felt": lambda w: w.felt,
    "trust": trust,
    "cyber trust": cyber_trust,
    "offers": lambda w: w.cyber_open,
    "sanctions threats": lambda w: w.sanctions_threat > 0,
    "force threats": lambda w: w.force_threat > 0,
    "demands under sanctions": lambda w: w.backed,
    "compliance": lambda w: w.compliance,
}
PAIRS = {"rung": lambda w: w.rung, "cyber cooperation": lambda w: w.cyber_cooperation}
DRAWN = {"sanctions threats", "force threats", "demands under sanctions"}
"""What is drawn in the first week."""
# Absolute slack in the stock's own unit: small beside what a driver moves.
SLACK = {"rung": 0.05, "credibility": 0.05, "precedent": 0.03, "force threats": 0.01}


@pytest.fixture(scope="module")
def means():
    """Mean of each stock by run: at the start, and over the second year."""
    system = InternationalSystem(at_rest(), 0, RUNS)
    peace = ~between_parties(system.world)
    start, late = snapshot(system.world, peace), {}
    for week in range(1, WEEKS + 1):
        system.step()
        if week == 1:
            # Open threats and records of the past are drawn in the first week.
            drawn = {k: v for k, v in snapshot(system.world, peace).items() if k in DRAWN}
            start |= drawn
            start["credibility"] = snapshot(system.world, peace)["credibility"]
        if week > EARLY:
            for name, value in snapshot(system.world, peace).items():
                late[name] = late.get(name, 0.0) + value / (WEEKS - EARLY)
    return start, late


def snapshot(world, peace):
    pairs = peace[world.actors.dyads.forward]
    values = {name: stock(world)[:, peace].mean(axis=1) for name, stock in STOCKS.items()}
    values |= {name: stock(world)[:, pairs].mean(axis=1) for name, stock in PAIRS.items()}
    values["precedent"] = world.precedent[:, 0]
    values["credibility"] = credibility(world).mean(axis=1)
    return values


@pytest.mark.slow
@pytest.mark.parametrize("stock", [*STOCKS, *PAIRS, "precedent", "credibility"])
def test_every_stock_stays_where_it_starts_at_the_status_quo(means, stock):
    start, late = means
    drift = late[stock] - start[stock]
    error = drift.std(ddof=1) / np.sqrt(RUNS)
    assert abs(drift.mean()) < 4 * error + SLACK.get(stock, 0.005), (
        start[stock].mean(),
        late[stock].mean(),
        error,
    )
