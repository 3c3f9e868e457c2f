"""Would a filter that knows of jumps have followed the war better? Run with the data folder:

    python -m experiments.war_jump.trial DIR

For each window the law is fitted to the weeks before it. A variant adds hypotheses to the weekly
update (the slow level has jumped; the week's tones are outliers), weighs them by what the week
shows and collapses them to one belief (Harrison and Stevens 1976). Its numbers are chosen by the
likelihood of the weeks before the window; the window itself is scored once, one week ahead.
"""

import itertools
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pandas as pd

from experiments.war_jump.figure import draw
from sim.analysis.hindcast.series import read_icews
from sim.analysis.posture.events import PairWeeks
from sim.analysis.posture.filter import (
    LOADING,
    Belief,
    kalman_filter,
    noise_covariance,
    prior,
    propagate,
    update,
)
from sim.analysis.posture.forecast import WINDOWS, Losses, before, window_losses
from sim.analysis.posture.law import PostureLaw
from sim.analysis.posture.likelihood import maximise
from sim.analysis.posture.scales import from_free

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Hypothesis:
    """Its chance a week, the variance it adds to S (squared points), the factor on the noise."""

    chance: float
    jump: float
    noise: float


PLAIN = (Hypothesis(1.0, 0.0, 1.0),)
Variant = tuple[tuple[Hypothesis, ...], float]


def jumps() -> list[Variant]:
    """A jump of the slow level, and less or the same slow drift beside it."""
    grid = itertools.product((0.001, 0.003, 0.01), (1.0, 4.0, 9.0), (0.3, 1.0))
    return [((Hypothesis(1 - p, 0, 1), Hypothesis(p, size, 1)), drift) for p, size, drift in grid]


def tails() -> list[Variant]:
    """Weeks with noise of a larger variance, as heavy tails have."""
    grid = itertools.product((0.1, 0.2), (3.0, 5.0), (0.6, 0.7, 0.8))
    return [((Hypothesis(1 - e, 0, f), Hypothesis(e, 0, k)), 1.0) for e, k, f in grid]


def both() -> list[Variant]:
    """Jumps and heavy tails."""
    grid = itertools.product((0.003, 0.01), (1.0, 4.0), (0.3, 1.0), (0.6, 0.7))
    return [
        ((Hypothesis(0.8 - p, 0, f), Hypothesis(p, size, f), Hypothesis(0.2, 0, 3.0)), drift)
        for p, size, drift, f in grid
    ]


KINDS = {"jump of the slow level": jumps, "heavy tails": tails, "both": both}


@dataclass(frozen=True)
class Track:
    """Expected state before each week, its covariance, and the log likelihood (nats)."""

    mean: np.ndarray
    covariance: np.ndarray
    gain: float


def track(law: PostureLaw, table: PairWeeks, hypotheses: tuple[Hypothesis, ...]) -> Track:
    """Filter with several hypotheses a week, collapsed to one belief."""
    noise, seen = noise_covariance(law, table), table.seen.astype(float)
    gap, belief = (table.tone - law.mu) * seen, prior(law, len(table.pairs))
    means, covariances, gain = [], [], 0.0
    for week, steps in enumerate(table.steps):
        ahead = propagate(law, belief, int(steps))
        means.append(ahead.mean)
        covariances.append(ahead.covariance)
        own = [_under(ahead, h, gap[week], seen[week], noise[week]) for h in hypotheses]
        score = np.stack(
            [found[1] + np.log(h.chance) for found, h in zip(own, hypotheses, strict=True)]
        )
        total = np.logaddexp.reduce(score, axis=0)
        gain += float(total.sum())
        belief = _collapsed([found[0] for found in own], np.exp(score - total))
    return Track(np.stack(means), np.stack(covariances), gain)


def _under(ahead: Belief, h: Hypothesis, gap, seen, noise):
    covariance = ahead.covariance.copy()
    covariance[:, 0, 0] += h.jump
    # Unseen directions have noise of their own that must not be scaled.
    scale = np.where(seen > 0, np.sqrt(h.noise), 1.0)
    scaled = noise * scale[:, :, None] * scale[:, None, :]
    return update(Belief(ahead.mean, covariance), gap, seen, scaled)


def _collapsed(beliefs: list[Belief], weight: np.ndarray) -> Belief:
    mean = sum(w[:, None] * b.mean for w, b in zip(weight, beliefs, strict=True))
    covariance = sum(
        w[:, None, None]
        * (b.covariance + (b.mean - mean)[:, :, None] * (b.mean - mean)[:, None, :])
        for w, b in zip(weight, beliefs, strict=True)
    )
    return Belief(mean, covariance)


def skill(law: PostureLaw, table: PairWeeks, mean: np.ndarray, window) -> tuple[float, float]:
    """Skill over climatology of a track and its gain on the plain filter's squared error."""
    start, end = (np.datetime64(day) for day in window)
    within = (table.weeks >= start) & (table.weeks < end)
    known = table.seen[table.weeks < start].any(axis=0)
    weight = np.minimum(table.n, 10.0) * (table.seen & within[:, None, None] & known)
    loss = (weight * (table.tone - law.mu - mean @ LOADING.T) ** 2).sum()
    plain: Losses = window_losses(table, law, window)
    climatology = plain.by_week[:, 2].sum()
    return 1 - loss / climatology, (plain.by_week[:, 1].sum() - loss) / climatology


def main(data: Path) -> None:
    """Score every kind in every window, draw the spring of 2022."""
    table, rows, shown = read_icews(data, None).table, [], {}
    for window in WINDOWS:
        past = before(table, window[0])
        law = from_free(maximise(past, PostureLaw()))
        plain = kalman_filter(law, past).log_likelihood.sum()
        for kind, make in {"none": lambda: [(PLAIN, 1.0)], **KINDS}.items():
            found = [(v, _with_drift(law, v[1])) for v in make()]
            (hyps, drift), own = max(found, key=lambda f: track(f[1], past, f[0][0]).gain)
            gain = track(own, past, hyps).gain - plain
            result = track(own, table, hyps)
            score, more = skill(law, table, result.mean, window)
            rows.append((window[0], kind, _said(hyps, drift), gain, score, more))
            if window[0] == "2022-01-01":
                shown[kind] = (own, result)
            print(rows[-1], flush=True)
    columns = ["window", "kind", "chosen", "gain_nats_before", "skill", "gain_in_skill"]
    frame = pd.DataFrame(rows, columns=columns)
    frame.to_csv(HERE / "results.csv", index=False, float_format="%.4g")
    draw(table, shown, HERE / "figure.png")


def _with_drift(law: PostureLaw, drift: float) -> PostureLaw:
    return replace(law, S_innovation=law.S_innovation * drift)


def _said(hypotheses: tuple[Hypothesis, ...], drift: float) -> str:
    parts = [f"{h.chance:g}: jump {h.jump:g}, noise x {h.noise:g}" for h in hypotheses]
    return "; ".join([*parts, f"drift x {drift:g}"])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
