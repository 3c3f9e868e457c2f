import numpy as np
import pytest

from sim.theory.markets import log_price_change


@pytest.mark.parametrize(
    ("loss", "demand", "supply", "change"),
    [(0.01, -0.1, 0.05, 0.06666666666666665), (0.05, -0.1, 0.1, 0.25), (0.2, -0.05, 0.05, 2.0)],
)
def test_the_price_rises_by_the_loss_over_the_elasticities(loss, demand, supply, change):
    assert log_price_change(loss, supply, demand) == pytest.approx(change)


def test_the_new_price_clears_the_market_to_first_order():
    loss = 1e-4
    price = np.exp(log_price_change(loss, 0.15, -0.35))
    assert price**-0.35 == pytest.approx(price**0.15 * (1 - loss), abs=1e-7)


def test_more_elastic_markets_answer_less_in_every_run():
    change = log_price_change(0.01, np.array([0.015, 0.11, 0.15]), np.array([-0.2, -0.2, -0.2]))
    assert np.all(np.diff(change) < 0)


@pytest.mark.parametrize(("supply", "demand"), [(-0.1, -0.1), (0.1, 0.0)])
def test_elasticities_of_the_wrong_sign_are_refused(supply, demand):
    with pytest.raises(ValueError, match="elasticity"):
        log_price_change(0.01, supply, demand)
