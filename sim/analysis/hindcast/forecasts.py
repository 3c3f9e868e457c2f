"""Forecasts of every forecaster for the active dyad-weeks of one target and horizon."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Bool, Float, Int

from sim.analysis.hindcast.ensemble import Simulated
from sim.analysis.hindcast.history import History, history
from sim.analysis.hindcast.origins import Targets
from sim.analysis.hindcast.recalibration import features
from sim.analysis.hindcast.series import Series

MOST_EVENTS = 10.0
"""Weight of a dyad-week is its number of events, up to this many."""


@dataclass(frozen=True)
class Cells:
    """The active dyad-weeks of dyads seen before the split, flattened: where and how heavy.

    `at` are positions (target, pair, direction), `week` numbers the target's row.
    """

    at: tuple[np.ndarray, ...]
    week: Int[np.ndarray, "row"]
    events: Float[np.ndarray, "row"]
    scored: Bool[np.ndarray, "row"]

    @property
    def weight(self) -> Float[np.ndarray, "row"]:
        """Number of events, up to MOST_EVENTS."""
        return np.minimum(self.events, MOST_EVENTS)

    def pick(self, values: Float[np.ndarray, "target pair 2"]) -> Float[np.ndarray, "row"]:
        """Values of these cells."""
        return values[self.at]


def active_cells(series: Series, targets: Targets) -> Cells:
    """Cells to learn from and to score; ValueError if either is empty."""
    seen = series.table.seen
    # An origin of the past knows the dyads seen before it, an origin that is scored all of them.
    ever = np.concatenate([np.zeros((1, *seen.shape[1:]), bool), np.cumsum(seen, axis=0) > 0])
    known = ever[np.minimum(targets.known, targets.first)]
    use = seen[targets.row] & known
    at = np.nonzero(use)
    scored = targets.scored[at[0]]
    if not scored.any() or scored.all():
        raise ValueError(f"horizon={targets.horizon}: no active week of a dyad seen before")
    return Cells(at, targets.row[at[0]], series.table.n[targets.row][at], scored)


def point_forecasts(
    values: Float[np.ndarray, "week pair 2"], series: Series, targets: Targets, cells: Cells
) -> dict[str, Float[np.ndarray, "row"]]:
    """Forecasts of a quantity by everyone but the simulator, in the quantity's unit."""
    past = history(values, series.table.seen)
    climatology = np.broadcast_to(
        past.running[targets.first], (len(targets.row), *values.shape[1:])
    )
    columns = {
        name: cells.pick(getattr(past, name)[targets.known])
        for name in ("running", "fresh", "last", "lag")
    }
    observed = cells.pick(values[targets.row])
    return {
        "climatology": cells.pick(climatology),
        "fresh_climatology": columns["fresh"],
        "running_mean": columns["running"],
        "persistence": columns["last"],
        "regression": _regression(past, targets, cells, observed),
    }


def _regression(
    past: History, targets: Targets, cells: Cells, observed: Float[np.ndarray, "row"]
) -> Float[np.ndarray, "row"]:
    """Dyad mean, own lag, the other's lag and a moving average, by weighted least squares."""
    lag = past.lag[targets.known]
    found = (past.running[targets.known], lag, lag[..., ::-1], past.fresh[targets.known])
    regressors = np.stack([np.ones(len(observed)), *(cells.pick(x) for x in found)], axis=-1)
    learn, root = ~cells.scored, np.sqrt(cells.weight)
    slope = np.linalg.lstsq(
        regressors[learn] * root[learn, None], observed[learn] * root[learn], rcond=None
    )[0]
    return regressors @ slope


def event_features(
    happened: Float[np.ndarray, "week pair 2"],
    simulated: Simulated,
    series: Series,
    targets: Targets,
    cells: Cells,
) -> Float[np.ndarray, "row 7"]:
    """What the recalibration of the simulated chance sees in each cell."""
    share = history(happened, series.table.seen).recent[targets.known]
    latest = series.table.n[targets.known - 1]
    seen = (simulated.hostile, simulated.events, share, latest)
    return features(*(cells.pick(values) for values in seen))
