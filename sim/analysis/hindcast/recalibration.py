"""Recalibration of chances and of bands, learned on earlier origins."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float, Int
from scipy.optimize import minimize
from scipy.special import expit, log_expit, ndtri

LEAST = 0.005
"""Chances are kept this far from 0 and 1: no record is long enough to tell more."""

RIDGE = 1.0
"""Assumption: penalty on the squared slopes, in weighted observations (range .1 to 10)."""

EDGES = (3.0, 6.0, 16.0)
"""Assumption: bands are widened by number of events: 1-2, 3-5, 6-15, 16 and more."""

LEVELS = (0.5, 0.8, 0.9)
"""Names of the central bands."""

FEWEST = 30
"""Assumption: observations that a class of events needs for a width of its own."""


def clipped(chance: Float[np.ndarray, "..."]) -> Float[np.ndarray, "..."]:
    """Chances at least LEAST away from 0 and 1."""
    return np.clip(chance, LEAST, 1.0 - LEAST)


def features(
    hostile: Float[np.ndarray, "row"],
    events: Float[np.ndarray, "row"],
    share: Float[np.ndarray, "row"],
    latest: Float[np.ndarray, "row"],
) -> Float[np.ndarray, "row 7"]:
    """What the logistic recalibration sees.

    1, the simulated chance of a hostile week as a normal quantile and its square, the logs of the
    expected events and of one more than the latest week's, the log odds of the dyad's recent share
    of such weeks, and these odds times the log of the expected events: a share tells more of a busy
    dyad.
    """
    odds = np.log(clipped(share) / (1.0 - clipped(share)))
    quantile = ndtri(np.clip(hostile, 1e-6, 1.0 - 1e-6))
    busy = np.log(np.maximum(events, 1.0))
    columns = (np.ones_like(odds), quantile, busy, odds, odds * busy, quantile**2, np.log1p(latest))
    return np.stack(columns, axis=-1)


def logistic_fit(
    regressors: Float[np.ndarray, "row column"],
    happened: Float[np.ndarray, "row"],
    weight: Float[np.ndarray, "row"],
) -> Float[np.ndarray, "column"]:
    """Weighted logistic regression with a ridge on all but the first column (Cox 1958)."""
    share = weight / weight.mean()
    free = np.r_[0.0, np.ones(regressors.shape[1] - 1)] * RIDGE

    def loss(slope: Float[np.ndarray, "column"]) -> tuple[float, Float[np.ndarray, "column"]]:
        score = regressors @ slope
        gain = happened * log_expit(score) + (1.0 - happened) * log_expit(-score)
        slopes = regressors.T @ (share * (expit(score) - happened)) + 2 * free * slope
        return float(-(share * gain).sum() + (free * slope**2).sum()), slopes

    return np.asarray(minimize(loss, np.zeros(len(free)), jac=True, method="BFGS").x)


def event_class(events: Float[np.ndarray, "..."]) -> Int[np.ndarray, "..."]:
    """Class of a number of events."""
    return np.searchsorted(EDGES, events, side="right")


@dataclass(frozen=True)
class Bands:
    """Half-widths of the central bands on the scale of the simulated distribution function.

    A row for each class of events, a column for each of LEVELS; unchanged they are LEVELS / 2.
    """

    half: Float[np.ndarray, "class level"]

    def inside(
        self, place: Float[np.ndarray, "row"], events: Float[np.ndarray, "row"]
    ) -> Float[np.ndarray, "row level"]:
        """1 where the place of an observation (0 to 1) lies within the band, else 0."""
        return (np.abs(place - 0.5)[:, None] <= self.half[event_class(events)]).astype(float)


RAW_BANDS = Bands(np.tile(np.array(LEVELS) / 2.0, (len(EDGES) + 1, 1)))
"""Bands as simulated."""


def fit_bands(place: Float[np.ndarray, "row"], events: Float[np.ndarray, "row"]) -> Bands:
    """Half-widths that would have covered the share of the past that their names say."""
    distance, kind = np.abs(place - 0.5), event_class(events)
    groups = [distance[kind == c] for c in range(len(EDGES) + 1)]
    rows = [group if len(group) >= FEWEST else distance for group in groups]
    return Bands(np.array([np.quantile(row, LEVELS) for row in rows]))
