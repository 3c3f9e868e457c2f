"""Bargaining in the shadow of war: what can be agreed, who gets it, and why it can fail.

The good at stake is 1; a share is a's. `p` is a's chance to win (or share won by) a war, costs are
in units of the good. All functions are elementwise and broadcast their arguments.
"""

import numpy as np
from jaxtyping import Float

from sim.theory.values import Values

Share = Float[np.ndarray, "..."]


def _floats(*values: Values) -> tuple[Share, ...]:
    return tuple(np.asarray(value, dtype=float) for value in values)


def bargaining_range(p: Values, cost_a: Values, cost_b: Values) -> tuple[Share, Share]:
    """Shares that both prefer to war, `[p - cost_a, p + cost_b]` within 0..1 (Fearon 1995)."""
    chance, loss_a, loss_b = _floats(p, cost_a, cost_b)
    low = np.clip(chance - loss_a, 0.0, 1.0)
    return np.asarray(low), np.asarray(np.clip(chance + loss_b, 0.0, 1.0))


def nash_split(p: Values, cost_a: Values, cost_b: Values, power: Values = 0.5) -> Share:
    """A's share in the Nash (1950) solution with war as disagreement (Fearon 1995).

    `power` in 0..1 is a's bargaining power: the part of the saved cost of war that a gets. Where
    the split would leave 0..1, the constrained solution is the bound.
    """
    chance, loss_a, loss_b, skill = _floats(p, cost_a, cost_b, power)
    return np.asarray(np.clip(chance - loss_a + skill * (loss_a + loss_b), 0.0, 1.0))


def rubinstein_split(discount_a: Values, discount_b: Values) -> Share:
    """Share of the first mover a with alternating offers (Rubinstein 1982).

    `(1 - d_b)/(1 - d_a d_b)`, with discount factors per round in 0..1. Raises ValueError outside
    them, or when neither is under 1.
    """
    patience_a, patience_b = _floats(discount_a, discount_b)
    for patience in (patience_a, patience_b):
        if np.any((patience < 0) | (patience > 1)):
            raise ValueError("discount factors must be within 0..1")
    if np.any(patience_a * patience_b >= 1):
        raise ValueError("at least one discount factor must be under 1")
    return np.asarray((1.0 - patience_b) / (1.0 - patience_a * patience_b))


def rubinstein_limit(rate_a: Values, rate_b: Values) -> Share:
    """A's share when rounds are short, `r_b/(r_a + r_b)`, discount rates per unit of time."""
    haste_a, haste_b = _floats(rate_a, rate_b)
    return np.asarray(haste_b / (haste_a + haste_b))


def risk_return_demand(p: Values, cost_a: Values, cost_range: Values) -> tuple[Share, Share]:
    """The best take-it-or-leave-it demand of a, and the chance that b fights (Fearon 1995).

    B's cost is private, uniform on 0..`cost_range` (positive). The demand is
    `min(1, p + (cost_range - cost_a)/2)`, never under `p`, which b always accepts.
    """
    chance, loss_a, spread = _floats(p, cost_a, cost_range)
    demand = np.minimum(1.0, chance + np.maximum(0.0, spread - loss_a) / 2.0)
    return np.asarray(demand), np.asarray(np.clip((demand - chance) / spread, 0.0, 1.0))


def commitment_range(
    p: Values, cost_a: Values, cost_b: Values, shift: Values, discount: Values
) -> tuple[Share, Share]:
    """A's shares of today's flow that avoid war when a will be weaker (Fearon 1995; Powell 2006).

    A flow of 1 a period; war now gives a for ever `p - cost_a`. From tomorrow a's chance is
    `p - shift` and b, who cannot commit, leaves a the value of war then. A's least share today is
    `p - cost_a + discount shift/(1 - discount)`. Returns (low, high), high at most 1, low without
    bound: where low > high there is a preventive war, which is Powell's condition `discount shift >
    (1 - discount)(1 - p + cost_a)`. `discount` is per period, at least 0 and under 1 (ValueError
    otherwise); a's value of war, `p - cost_a`, is positive today and no less than 0 tomorrow.
    """
    chance, loss_a, loss_b, drop, patience = _floats(p, cost_a, cost_b, shift, discount)
    if np.any((patience < 0) | (patience >= 1)):
        raise ValueError("discount must be at least 0 and under 1")
    fall = np.minimum(drop, chance - loss_a)
    future = patience / (1.0 - patience)
    low = chance - loss_a + future * fall
    high = chance + loss_b + future * (fall + loss_a + loss_b)
    return np.asarray(low), np.asarray(np.minimum(1.0, high))


def disputed_range(
    belief_a: Values, belief_b: Values, cost_a: Values, cost_b: Values, loss: Values
) -> tuple[Share, Share]:
    """Least share a accepts and most b concedes when they disagree about the war (Fearon 1995).

    `belief_a`, `belief_b` are each side's belief of a's chance; `loss` is what b discounts any
    agreement because a may break it. Agreement is possible where the second exceeds the first.
    """
    sure, doubtful, loss_a, loss_b, discounted = _floats(belief_a, belief_b, cost_a, cost_b, loss)
    return np.asarray(sure - loss_a), np.asarray(doubtful + loss_b - discounted)


def war_of_attrition_hazards(
    value_a: Values, value_b: Values, cost_a: Values, cost_b: Values
) -> tuple[Share, Share]:
    """Concession hazards of a and b, `cost_b/value_b` and `cost_a/value_a` (Hendricks et al. 1988).

    Each side concedes at the rate that keeps the other indifferent. Values (positive, ValueError
    otherwise) in any unit, costs in that unit per unit of time; hazards per unit of time. The mean
    duration is the inverse of their sum, and a concedes first with its share of that sum.
    """
    prize_a, prize_b, loss_a, loss_b = _floats(value_a, value_b, cost_a, cost_b)
    if np.any(prize_a <= 0) or np.any(prize_b <= 0):
        raise ValueError("values must be positive")
    return np.asarray(loss_b / prize_b), np.asarray(loss_a / prize_a)
