"""Tables of a comparison: a row a dyad, and averages over dyads."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from jaxtyping import Bool, Float

from sim.analysis.realism.distance import distances
from sim.analysis.realism.statistics import LAGS, Statistics, Weeks, within

LOW, HIGH = 0.025, 0.975
NAMES = ("mean", "sd", "sd_within", "together", "answer")


@dataclass(frozen=True)
class Sides:
    """Weekly tone of the data and of the runs (points), and the events behind them."""

    data: Float[np.ndarray, "week dyad"]
    model: Float[np.ndarray, "run week dyad"]
    weeks: Weeks
    n: Float[np.ndarray, "week dyad"]


def dyad_table(
    labels: tuple[str, ...], sides: Sides, own: Statistics, runs: Statistics
) -> pd.DataFrame:
    """A row a dyad: data, mean over runs and 95 % of the runs of every statistic; distances.

    `distance` is the Wasserstein distance between weekly tones of the data and of the pool of
    runs, `usual` the 95 % quantile of the runs' own; `shape` and `usual_shape` likewise about the
    mean of each stretch. `moved` is the range of the data's means over stretches. All in points.
    """
    seen = sides.weeks.seen
    count = seen.sum(axis=0)
    far, usual = distances(sides.data, sides.model, seen)
    apart = within(sides.data[None], sides.weeks)[0], within(sides.model, sides.weeks)
    shape, usual_shape = distances(*apart, seen)
    columns = {
        "dyad": list(labels),
        "weeks": count,
        "events_a_week": sides.n.sum(axis=0) / np.maximum(count, 1),
        "distance": far,
        "usual": np.quantile(usual, HIGH, axis=0),
        "shape": shape,
        "usual_shape": np.quantile(usual_shape, HIGH, axis=0),
        "moved": _moved(sides),
    }
    for name, data, model in _each(own, runs):
        columns |= {name: data[0], **_spread(name, model)}
    return pd.DataFrame(columns)


def pooled_table(
    own: Statistics, runs: Statistics, enough: Bool[np.ndarray, " dyad"]
) -> pd.DataFrame:
    """Means over the dyads with enough weeks: data, runs, and 95 % of the runs."""
    rows = []
    for name, data, model in _each(own, runs):
        use = enough & np.isfinite(data[0])
        means = model[:, use].mean(axis=1)
        low, high = np.quantile(means, [LOW, HIGH])
        inside = (data[0] >= np.quantile(model, LOW, axis=0)) & (
            data[0] <= np.quantile(model, HIGH, axis=0)
        )
        rows.append(
            (name, int(use.sum()), data[0, use].mean(), means.mean(), low, high, inside[use].mean())
        )
    columns = ["statistic", "dyads", "data", "model", "low", "high", "share_of_dyads_inside"]
    return pd.DataFrame(rows, columns=columns)


def _each(
    own: Statistics, runs: Statistics
) -> list[tuple[str, Float[np.ndarray, "1 dyad"], Float[np.ndarray, "run dyad"]]]:
    found = [(name, getattr(own, name), getattr(runs, name)) for name in NAMES]
    return [*found, *((f"lag{k + 1}", own.memory[k], runs.memory[k]) for k in range(LAGS))]


def _spread(name: str, model: Float[np.ndarray, "run dyad"]) -> dict[str, np.ndarray]:
    low, high = np.quantile(model, [LOW, HIGH], axis=0)
    return {f"{name}_model": model.mean(axis=0), f"{name}_low": low, f"{name}_high": high}


def _moved(sides: Sides) -> Float[np.ndarray, " dyad"]:
    means = []
    for number in np.unique(sides.weeks.stretch):
        own = sides.weeks.stretch == number
        seen = sides.weeks.seen[own]
        total = (sides.data[own] * seen).sum(axis=0)
        means.append(np.where(seen.any(axis=0), total / np.maximum(seen.sum(axis=0), 1), np.nan))
    stacked = np.stack(means)
    there = np.isfinite(stacked)
    low = np.where(there, stacked, np.inf).min(axis=0)
    high = np.where(there, stacked, -np.inf).max(axis=0)
    found: Float[np.ndarray, " dyad"] = np.where(there.any(axis=0), high - low, np.nan)
    return found
