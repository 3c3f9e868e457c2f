"""Chances that were registered, scored on what happened."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from jaxtyping import Bool, Float
from scipy import stats

from sim.analysis.score.facts import Fact
from sim.analysis.score.registered import Registered

SETS = 20000
"""Sets of outcomes that are drawn to see how chances that are right would score."""

SEED = 20260112
LIMITS = (0.025, 0.975)


@dataclass(frozen=True)
class Verdict:
    """Scores of one set of chances on questions that have closed.

    `brier` is the mean of (chance - outcome)^2 (Brier 1950), `expected` what it would be on
    average if every chance were right, `usual` 95 % of such sets if questions did not hang
    together; they do, so that the true range is wider. `log_score` is the mean of -ln of the
    chance of what happened. `apart` is by how much `brier` exceeds that of the first set, with 95 %
    over questions.
    """

    brier: float
    expected: float
    usual: tuple[float, float]
    log_score: float
    apart: tuple[float, float, float] | None


def settled(
    forecast: Registered, facts: Mapping[str, Fact], day: datetime.date
) -> tuple[tuple[str, ...], dict[str, Verdict]]:
    """Questions that have closed by the day with a known answer, and the verdict of each set.

    A yes before its question closes is not scored yet: of questions that are still open only those
    with a yes could be. Raises ValueError for a fact that fits no question, or a no too early.
    """
    over = forecast.closed(day)
    _check(forecast, facts, over)
    use = np.array([name in facts for name in forecast.questions]) & np.array(over)
    names = tuple(np.array(forecast.questions)[use].tolist())
    if not names:
        return names, {}
    happened = np.array([facts[name].happened for name in names])
    chance, yes, runs = (x[:, use] for x in (forecast.chance, forecast.yes, forecast.runs))
    return names, {
        title: _verdict(yes[k], runs[k], happened, chance[0] if k else None)
        for k, title in enumerate(forecast.sets)
    }


def _check(forecast: Registered, facts: Mapping[str, Fact], over: tuple[bool, ...]) -> None:
    known = dict(zip(forecast.questions, zip(forecast.closes, over, strict=True), strict=True))
    for name, fact in facts.items():
        if name not in known:
            raise ValueError(f"id={name} is no question of the forecast; has {', '.join(known)}")
        closes, done = known[name]
        if not fact.happened and not done:
            raise ValueError(
                f"id={name} happened=no, but its last week begins on {closes}; "
                "allowed is a no once that week is over"
            )


def _verdict(
    yes: Float[np.ndarray, " question"],
    runs: Float[np.ndarray, " question"],
    happened: Bool[np.ndarray, " question"],
    first: Float[np.ndarray, " question"] | None,
) -> Verdict:
    """The log score takes (yes + .5)/(runs + 1): a chance that no run had costs much, not all."""
    chance, soft = yes / runs, (yes + 0.5) / (runs + 1)
    drawn = np.random.default_rng(SEED).random((SETS, len(chance))) < chance
    low, high = np.quantile(np.square(chance - drawn).mean(axis=1), LIMITS)
    return Verdict(
        float(np.square(chance - happened).mean()),
        float((chance * (1 - chance)).mean()),
        (float(low), float(high)),
        float(-np.log(np.where(happened, soft, 1 - soft)).mean()),
        None if first is None else _apart((chance - happened) ** 2 - (first - happened) ** 2),
    )


def _apart(excess: Float[np.ndarray, " question"]) -> tuple[float, float, float] | None:
    """Mean with limits of the bootstrap over questions; None where there is nothing to resample."""
    if len(excess) < 2 or np.ptp(excess) == 0:
        return None
    rng = np.random.default_rng(SEED)
    limits = stats.bootstrap((excess,), np.mean, method="percentile", rng=rng).confidence_interval
    return float(excess.mean()), float(limits.low), float(limits.high)
