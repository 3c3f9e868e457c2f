"""Rolling-origin check: the filter's one-week-ahead forecasts against climatology."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from jaxtyping import Bool, Float
from scipy.special import ndtr

from sim.analysis.posture.events import PairWeeks
from sim.analysis.posture.filter import kalman_filter
from sim.analysis.posture.law import PostureLaw
from sim.analysis.posture.likelihood import maximise
from sim.analysis.posture.readout import expected_tone, tone_variance
from sim.analysis.posture.scales import from_free

WINDOWS = (
    ("2018-07-01", "2018-11-01"),
    ("2021-04-01", "2021-09-01"),
    ("2022-01-01", "2022-06-01"),
    ("2022-06-01", "2022-09-01"),
)
SHRINKAGE_WEEKS = 5.0
MOST_EVENTS = 10.0
"""Weight of a dyad-week is its number of events, up to this many."""


@dataclass(frozen=True)
class Losses:
    """Weighted losses summed by week: columns are weight, then forecast and climatology of the
    squared error (squared points) and of the Brier score of a hostile week (tone below 0).
    """

    by_week: Float[np.ndarray, "week 5"]

    def skill(self, measure: str) -> tuple[float, float]:
        """1 - forecast/climatology of "squared" or "brier", and its standard error over weeks."""
        own, reference = self.by_week[:, {"squared": (1, 2), "brier": (3, 4)}[measure]].T
        ratio = own.sum() / reference.sum()
        parts = own - ratio * reference
        return float(1.0 - ratio), float(np.sqrt((parts**2).sum()) / reference.sum())


def rolling_origin(
    table: PairWeeks, law: PostureLaw, windows: tuple[tuple[str, str], ...] = WINDOWS
) -> pd.DataFrame:
    """Fit on the weeks before each window (search begins at `law`), score the weeks within it.

    Rows: each window and "all"; columns: dyad_weeks is the summed weight over 10, squared and
    brier the skills over climatology with standard errors over weeks. ValueError if a window has
    no weeks before it or within it.
    """
    losses = [
        window_losses(table, from_free(maximise(before(table, start), law)), (start, end))
        for start, end in windows
    ]
    everything = Losses(np.concatenate([part.by_week for part in losses]))
    names = [f"{start} to {end}" for start, end in windows] + ["all"]
    return pd.DataFrame(map(_row, names, [*losses, everything]))


def before(table: PairWeeks, week: str) -> PairWeeks:
    """The weeks of the table before a date; ValueError if there are none."""
    keep = table.weeks < np.datetime64(week)
    if not keep.any():
        raise ValueError(f"split={week}: the table has no week before it")
    return PairWeeks(
        table.weeks[keep], table.pairs, table.steps[keep], table.n[keep], table.tone[keep]
    )


def window_losses(table: PairWeeks, law: PostureLaw, window: tuple[str, str]) -> Losses:
    """Losses in active dyad-weeks of a window, of dyads seen before it; one week ahead."""
    start, end = (np.datetime64(day) for day in window)
    within = (table.weeks >= start) & (table.weeks < end)
    if not within.any():
        raise ValueError(f"window={window}: the table has no week in it")
    past = ~within & (table.weeks < start)
    known = table.seen[past].any(axis=0)
    use = table.seen & within[:, None, None] & known
    weight = np.minimum(table.n, MOST_EVENTS) * use
    predicted = kalman_filter(law, table).predicted
    mean = expected_tone(law, predicted)
    spread = tone_variance(predicted) + law.noise_variance(1.0 / _usual_inverse(table, past))
    hostile = (table.tone < 0).astype(float)
    columns = (
        np.ones_like(table.tone),
        (table.tone - mean) ** 2,
        (table.tone - _shrunken(table.tone, table.seen, past)) ** 2,
        (hostile - ndtr(-mean / np.sqrt(spread))) ** 2,
        (hostile - _shrunken(hostile, table.seen, past)) ** 2,
    )
    by_week = [(weight * column).sum(axis=(1, 2))[within] for column in columns]
    return Losses(np.stack(by_week, axis=-1))


def _shrunken(
    values: Float[np.ndarray, "week pair 2"],
    seen: Bool[np.ndarray, "week pair 2"],
    past: Bool[np.ndarray, "week"],
) -> Float[np.ndarray, "pair 2"]:
    """Mean of each dyad's active past weeks, shrunk by five weeks to the grand mean."""
    active = seen[past]
    total = (values[past] * active).sum(axis=0)
    grand = total.sum() / active.sum()
    shrunk = (total + SHRINKAGE_WEEKS * grand) / (active.sum(axis=0) + SHRINKAGE_WEEKS)
    return np.asarray(shrunk)


def _usual_inverse(table: PairWeeks, past: Bool[np.ndarray, "week"]) -> Float[np.ndarray, "pair 2"]:
    # Next week's number of events is not known when the forecast is made.
    return _shrunken(1.0 / np.maximum(table.n, 1.0), table.seen, past)


def _row(name: str, losses: Losses) -> dict[str, str | float]:
    squared, squared_error = losses.skill("squared")
    brier, brier_error = losses.skill("brier")
    return {
        "window": name,
        "dyad_weeks": float(losses.by_week[:, 0].sum() / MOST_EVENTS),
        "squared": squared,
        "squared_error": squared_error,
        "brier": brier,
        "brier_error": brier_error,
    }
