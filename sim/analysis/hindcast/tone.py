"""Scores of the weekly tone."""

from typing import Any

import numpy as np
from jaxtyping import Float, Int

from sim.analysis.hindcast.case import Case
from sim.analysis.hindcast.forecasts import point_forecasts
from sim.analysis.hindcast.losses import gaussian_crps, mean_loss, ratio_interval, skill
from sim.analysis.hindcast.recalibration import LEVELS, RAW_BANDS, event_class, fit_bands

PIT_BINS = 20


def score_tone(case: Case) -> dict[str, Any]:
    """Weekly tone: squared error, CRPS, coverage of bands and places of the observations."""
    cells, table = case.cells, case.series.table
    observed = cells.pick(table.tone[case.targets.row])
    rivals = point_forecasts(table.tone, case.series, case.targets, cells)
    means = {"simulator": cells.pick(case.simulated.mean), **rivals}
    losses = {name: (observed - mean) ** 2 for name, mean in means.items()}
    crps = {name: _crps(case, observed, mean, name) for name, mean in means.items()}
    keep, weight = cells.scored, cells.weight
    spread = {name: mean_loss(loss[keep], weight[keep]) for name, loss in crps.items()}
    gained = skill(crps["simulator"][keep], crps["climatology"][keep], weight[keep])
    return {
        **case.entry("score", losses),
        "crps": spread,
        "crps_skill": gained,
        "coverage": _coverage(case, case.simulated.pit, cells.events),
        "coverage_count_unknown": _coverage(
            case, case.simulated.blind, cells.pick(case.simulated.events)
        ),
        "pit": _histogram(cells.pick(case.simulated.pit)[keep]),
    }


def _crps(
    case: Case, observed: Float[np.ndarray, "row"], mean: Float[np.ndarray, "row"], name: str
) -> Float[np.ndarray, "row"]:
    """Normal forecasts as wide as the errors before the split (by class of expected events)."""
    cells = case.cells
    learn, weight = ~cells.scored, cells.weight
    usual = np.ones_like(observed)
    events = cells.pick(case.simulated.events)
    if name == "simulator":
        noise = case.law.noise_variance(np.maximum(events, 1.0))
        usual = np.sqrt(cells.pick(case.simulated.variance) + noise)
    kind = event_class(events) * (name == "simulator")
    squares = ((observed - mean) / usual) ** 2 * weight * learn
    total = np.bincount(kind, squares, minlength=5)
    weights = np.bincount(kind, weight * learn, minlength=5)
    pooled = total.sum() / weights.sum()
    scale = np.where(weights > 0, total / np.maximum(weights, 1e-12), pooled)
    return gaussian_crps(observed, mean, usual * np.sqrt(scale[kind]))


def _coverage(
    case: Case, place: Float[np.ndarray, "target pair 2"], events: Float[np.ndarray, "row"]
) -> dict[str, Any]:
    cells = case.cells
    keep, found = cells.scored, cells.pick(place)
    bands = {
        "recalibrated": fit_bands(found[~keep], events[~keep]),
        "as_simulated": RAW_BANDS,
    }
    inside = {name: band.inside(found[keep], events[keep]) for name, band in bands.items()}
    week, weight = cells.week[keep], cells.weight[keep]
    return {name: _covered(share, week, weight, case) for name, share in inside.items()}


def _covered(
    inside: Float[np.ndarray, "row level"],
    week: Int[np.ndarray, "row"],
    weight: Float[np.ndarray, "row"],
    case: Case,
) -> dict[str, Any]:
    """Share of dyad-weeks within each band, with its interval, and the share of their weight."""
    even, block = np.ones_like(weight), case.targets.horizon
    columns = dict(zip((f"{level:.0%}" for level in LEVELS), inside.T, strict=True))
    return {
        "dyad_weeks": {name: float(share.mean()) for name, share in columns.items()},
        "interval": {
            name: list(ratio_interval(share, even, week, block)) for name, share in columns.items()
        },
        "weighted": {name: mean_loss(share, weight) for name, share in columns.items()},
    }


def _histogram(place: Float[np.ndarray, "row"]) -> list[float]:
    counted = np.histogram(place, bins=PIT_BINS, range=(0.0, 1.0))[0]
    return [float(x) for x in counted * PIT_BINS / max(len(place), 1)]
