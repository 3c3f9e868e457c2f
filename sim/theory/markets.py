"""Price response of a commodity market to lost supply."""

import numpy as np
from jaxtyping import Float

from sim.theory.values import Values


def log_price_change(
    supply_loss: Values, supply_elasticity: Values, demand_elasticity: Values
) -> Float[np.ndarray, "..."]:
    """First-order rise of the log price, `s/(e_s - e_d)`, with constant elasticities.

    `supply_loss` is the lost share of world supply; elasticities are short-run, that of supply not
    negative, that of demand negative (ValueError otherwise). The market clears when demand and the
    rest of supply move by the loss: an accounting identity, not an estimate.
    """
    supply = np.asarray(supply_elasticity, dtype=float)
    demand = np.asarray(demand_elasticity, dtype=float)
    if np.any(supply < 0) or np.any(demand >= 0):
        raise ValueError("supply elasticity must not be negative, demand elasticity must be")
    return np.asarray(np.asarray(supply_loss, dtype=float) / (supply - demand))
